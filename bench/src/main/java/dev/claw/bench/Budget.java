package dev.claw.bench;

/// What the median of a figure has to be.
sealed interface Budget {
  record None() implements Budget {}

  record AtMost(double limit) implements Budget {}

  record AtLeast(double limit) implements Budget {}

  default boolean metBy(double median) {
    return switch (this) {
      case None _ -> true;
      case AtMost(double limit) -> median <= limit;
      case AtLeast(double limit) -> median >= limit;
    };
  }
}

package dev.claw.bench;

/// One figure of a row, its unit, and what it has to be.
record Metric(String name, String unit, Budget budget) {
  static Metric plain(String name, String unit) {
    return new Metric(name, unit, new Budget.None());
  }

  static Metric atMost(String name, String unit, double limit) {
    return new Metric(name, unit, new Budget.AtMost(limit));
  }

  static Metric atLeast(String name, String unit, double limit) {
    return new Metric(name, unit, new Budget.AtLeast(limit));
  }
}

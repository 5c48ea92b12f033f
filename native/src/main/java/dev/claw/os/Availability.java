package dev.claw.os;

/// Whether an ability can be used right now. Absence is a value: it says why, and what the owner of
/// the machine can do about it.
public sealed interface Availability {

  /// The ability works as far as a cheap look can tell.
  record Available() implements Availability {}

  /// The ability cannot be used.
  ///
  /// @param reason what is missing, as a sentence without a full stop
  /// @param fix what to install, switch on or configure, as a sentence without a full stop
  record Unavailable(String reason, String fix) implements Availability {}

  /// Says that the ability works.
  static Availability available() {
    return new Available();
  }

  /// Says that the ability is missing, why, and how to get it.
  static Availability unavailable(String reason, String fix) {
    return new Unavailable(reason, fix);
  }

  /// True for [Available].
  default boolean isAvailable() {
    return this instanceof Available;
  }

  /// Throws with the reason and the fix unless the ability is available.
  default void require(CapabilityException.Code code) throws CapabilityException {
    if (this instanceof Unavailable(String reason, String fix)) {
      throw new CapabilityException(code, reason + ": " + fix);
    }
  }
}

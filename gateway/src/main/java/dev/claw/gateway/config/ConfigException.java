package dev.claw.gateway.config;

/// A change of the configuration was refused and nothing was written. The message says why and what
/// to do, and contains no configured value.
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  ConfigException(String message) {
    super(message);
  }
}

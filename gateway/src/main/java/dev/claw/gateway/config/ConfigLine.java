package dev.claw.gateway.config;

/// One setting in force, for display.
///
/// @param value as text; empty when it is not set, masked when it is secret
/// @param configured whether it differs from the standard
public record ConfigLine(String key, String value, boolean configured) {}

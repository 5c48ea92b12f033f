package dev.claw.gateway.rpc;

/// A result that is JSON text already, for answers many callers share.
public record RawJson(String text) {}

package dev.claw.gateway.auth;

/// What this connection's device has to sign.
///
/// @param issuedAtMs the gateway's clock when it was sent
public record Challenge(String nonce, long issuedAtMs) {}

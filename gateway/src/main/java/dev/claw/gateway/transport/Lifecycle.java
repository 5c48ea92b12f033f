package dev.claw.gateway.transport;

/// Whether the gateway answers requests.
public enum Lifecycle {
  STARTING,
  READY,
  STOPPING
}

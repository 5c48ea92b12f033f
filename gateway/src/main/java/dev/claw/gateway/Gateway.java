package dev.claw.gateway;

/// The gateway: opened by a composition root, closed by whoever opened it.
public final class Gateway {
  private Gateway() {}
}

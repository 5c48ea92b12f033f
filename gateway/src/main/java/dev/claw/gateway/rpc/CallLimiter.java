package dev.claw.gateway.rpc;

/// Decides whether a caller may make one more call now.
@FunctionalInterface
public interface CallLimiter {
  /// Takes one call from the caller's allowance.
  ///
  /// @throws RpcException with `retryAfterMs` when it is used up
  void admit(Caller caller, String method);
}

package dev.claw.gateway.rpc;

import org.jspecify.annotations.Nullable;

/// One method of the gateway: the row that makes it exist. No row, no call.
///
/// @param params a record of the protocol, read as a closed object
/// @param <P> the parameters
/// @param <R> the result: anything the mapper writes, or [RawJson]
public record Method<P, R extends @Nullable Object>(
    String name, Access access, Class<P> params, Handler<P, R> handler) {

  /// Does the work and returns the result. Runs on a virtual thread of its own and may block.
  @FunctionalInterface
  public interface Handler<P, R extends @Nullable Object> {
    R handle(Caller caller, P params) throws InterruptedException;
  }
}

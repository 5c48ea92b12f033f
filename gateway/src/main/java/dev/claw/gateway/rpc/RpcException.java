package dev.claw.gateway.rpc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.claw.protocol.ErrorCode;
import dev.claw.protocol.Role;
import dev.claw.protocol.WireError;

/// A refusal a handler wants the caller to see. Its message goes over the wire: one sentence, no
/// secret. Carries no stack trace; it is an answer, not a fault.
public sealed class RpcException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient WireError error;

  /// A refusal in full.
  public RpcException(WireError error) {
    super(error.message(), null, false, false);
    this.error = error;
  }

  /// The request makes no sense.
  public static RpcException invalid(String message) {
    return new RpcException(WireError.of(ErrorCode.INVALID_REQUEST, message));
  }

  /// The request makes no sense, with a stable code in the details.
  public static RpcException invalid(String code, String message) {
    return new RpcException(
        WireError.of(ErrorCode.INVALID_REQUEST, message)
            .withDetails(JsonNodeFactory.instance.objectNode().put("code", code)));
  }

  /// The caller may not do this.
  public static RpcException forbidden(String message) {
    return new RpcException(WireError.of(ErrorCode.FORBIDDEN, message));
  }

  /// It cannot be done now, with a stable code in the details.
  public static RpcException unavailable(String code, String message) {
    return new RpcException(
        WireError.of(ErrorCode.UNAVAILABLE, message)
            .withDetails(JsonNodeFactory.instance.objectNode().put("code", code)));
  }

  /// What goes over the wire.
  public WireError error() {
    return error;
  }

  /// The method belongs to another role; a client that keeps asking is broken or hostile.
  static final class WrongRole extends RpcException {
    private static final long serialVersionUID = 1L;

    WrongRole(Role role) {
      super(WireError.of(ErrorCode.INVALID_REQUEST, "unauthorized role: " + role.wireName()));
    }
  }
}

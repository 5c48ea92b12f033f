package dev.claw.gateway.auth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.protocol.CloseCode;
import dev.claw.protocol.WireError;
import dev.claw.protocol.connect.ConnectFailure;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Ends a handshake with one of the protocol's failures. Carries no stack trace.
public final class ConnectRefusal extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient WireError error;
  private final CloseCode closeCode;

  private ConnectRefusal(WireError error, CloseCode closeCode) {
    super(error.message(), null, false, false);
    this.error = error;
    this.closeCode = closeCode;
  }

  /// A failure with its code in the details.
  public static ConnectRefusal of(ConnectFailure failure, String message) {
    return of(failure, message, details -> details);
  }

  /// A failure with more details than its code.
  public static ConnectRefusal of(
      ConnectFailure failure, String message, UnaryOperator<ObjectNode> extras) {
    ObjectNode details = JsonNodeFactory.instance.objectNode().put("code", failure.name());
    return new ConnectRefusal(
        WireError.of(failure.code(), message).withDetails(extras.apply(details)),
        failure.closeCode());
  }

  /// A refused credential, with the reason and the next step the reference's clients look for.
  static ConnectRefusal unauthorized(ConnectFailure failure, String message) {
    String reason = failure.name().replaceFirst("^AUTH_", "").toLowerCase(Locale.ROOT);
    String next =
        reason.endsWith("missing") || reason.endsWith("mismatch") || reason.endsWith("invalid")
            ? "update_auth_credentials"
            : "review_auth_configuration";
    return of(
        failure,
        "unauthorized: " + message,
        details ->
            details
                .put("authReason", reason)
                .put("canRetryWithDeviceToken", false)
                .put("recommendedNextStep", next));
  }

  /// Too many failures; try again later.
  static ConnectRefusal rateLimited(long retryAfterMs) {
    ConnectRefusal refusal =
        of(
            ConnectFailure.AUTH_RATE_LIMITED,
            "unauthorized: too many failed authentication attempts; wait "
                + (retryAfterMs + 999) / 1000
                + " s and try again",
            details ->
                details
                    .put("authReason", "rate_limited")
                    .put("canRetryWithDeviceToken", false)
                    .put("recommendedNextStep", "wait_then_retry"));
    return new ConnectRefusal(refusal.error.retryAfter(retryAfterMs), refusal.closeCode);
  }

  HandshakeOutcome.Refused outcome() {
    return new HandshakeOutcome.Refused(error, closeCode);
  }

  /// What the client is told.
  public WireError error() {
    return error;
  }
}

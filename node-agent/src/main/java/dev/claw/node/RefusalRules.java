package dev.claw.node;

import dev.claw.protocol.WireError;
import dev.claw.protocol.client.Closed;
import dev.claw.protocol.client.GatewayLink.Next;
import dev.claw.protocol.client.GatewayUrl;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What a node does after a refusal or a lost connection. It never gives up: whoever can change the
/// answer is on another machine.
final class RefusalRules {
  private static final int AUTHORITY_CHANGED = 4001;
  private static final Duration PAIRING_PAUSE = Duration.ofSeconds(5);
  private static final Duration AT_ONCE_AGAIN = Duration.ofSeconds(60);
  private static final Duration LONGEST_ORDER = Duration.ofMinutes(15);

  /// What to do, and what to tell; a null state leaves the telling to the link.
  record Verdict(Next next, @Nullable NodeState state) {}

  private final Admission admission;
  private final String node;
  private final Duration slow;
  private final LongSupplier nanos;
  private boolean hurriedBefore;
  private long hurriedAt;

  RefusalRules(Admission admission, String node, Duration slow, LongSupplier nanos) {
    this.admission = admission;
    this.node = node;
    this.slow = slow;
    this.nanos = nanos;
  }

  Verdict after(@Nullable WireError refusal, Closed closed) {
    return refusal == null ? afterClose(closed) : afterRefusal(refusal);
  }

  /// Changed rights are worth one quick look: a rotated or approved node is back at once.
  private Verdict afterClose(Closed closed) {
    long now = nanos.getAsLong();
    boolean recently = hurriedBefore && now - hurriedAt < AT_ONCE_AGAIN.toNanos();
    if (closed.code() != AUTHORITY_CHANGED || recently) {
      return new Verdict(new Next.Retry(), null);
    }
    hurriedBefore = true;
    hurriedAt = now;
    return new Verdict(new Next.RetryAfter(Duration.ZERO), null);
  }

  private Verdict afterRefusal(WireError refusal) {
    GatewayUrl gateway = admission.gateway();
    return switch (refusal.reason()) {
      case "PAIRING_REQUIRED" -> {
        String request = refusal.detail("requestId");
        yield new Verdict(
            new Next.RetryAfter(ordered(refusal, PAIRING_PAUSE)),
            new NodeState.Waiting(gateway, request == null ? node : request, null));
      }
      case "AUTH_DEVICE_TOKEN_MISMATCH" -> removed(gateway);
      case "AUTH_TOKEN_MISMATCH", "AUTH_UNAUTHORIZED" ->
          admission.isAdmitted() ? removed(gateway) : refused(refusal, slow);
      case "AUTH_BOOTSTRAP_TOKEN_INVALID" -> invitationOver(refusal);
      case "AUTH_RATE_LIMITED" -> refused(refusal, ordered(refusal, slow));
      case "DEVICE_AUTH_SIGNATURE_EXPIRED", "DEVICE_AUTH_NONCE_MISMATCH" ->
          new Verdict(new Next.Retry(), null);
      default ->
          Boolean.TRUE.equals(refusal.retryable())
              ? refused(refusal, ordered(refusal, PAIRING_PAUSE))
              : refused(refusal, slow);
    };
  }

  private Verdict removed(GatewayUrl gateway) {
    Duration pause = admission.dropRefused() ? Duration.ZERO : slow;
    return new Verdict(new Next.RetryAfter(pause), new NodeState.Removed(gateway, pause));
  }

  private Verdict invitationOver(WireError refusal) {
    Duration pause = admission.dropRefused() ? Duration.ZERO : slow;
    return refused(refusal, pause);
  }

  private Verdict refused(WireError refusal, Duration pause) {
    return new Verdict(
        new Next.RetryAfter(pause),
        new NodeState.Refused(refusal.reason(), refusal.message(), pause));
  }

  private static Duration ordered(WireError refusal, Duration usual) {
    Long wait = refusal.retryAfterMs();
    if (wait == null || wait < 0) {
      return usual;
    }
    return Duration.ofMillis(Math.min(wait, LONGEST_ORDER.toMillis()));
  }
}

package dev.claw.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.node.store.Membership;
import dev.claw.node.store.StateFolder;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.WireError;
import dev.claw.protocol.client.Closed;
import dev.claw.protocol.client.GatewayLink.Next;
import dev.claw.protocol.client.GatewayUrl;
import dev.claw.protocol.connect.ConnectAuth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalRulesTest {
  private static final GatewayUrl GATEWAY = GatewayUrl.parse("127.0.0.1:1");
  private static final Duration SLOW = Duration.ofSeconds(60);
  private static final Closed CLOSED = new Closed(1008, "refused");

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void waitsAsLongAsTheGatewayOrders(@TempDir Path state) throws Exception {
    RefusalRules rules = rules(admission(state, null, null, null));

    assertThat(rules.after(error("AUTH_RATE_LIMITED", 42_000L), CLOSED).next())
        .isEqualTo(new Next.RetryAfter(Duration.ofSeconds(42)));
    assertThat(rules.after(error("AUTH_RATE_LIMITED", Long.MAX_VALUE), CLOSED).next())
        .isEqualTo(new Next.RetryAfter(Duration.ofMinutes(15)));
  }

  @Test
  void namesTheRequestThatWaits(@TempDir Path state) throws Exception {
    ObjectNode details =
        StrictJson.open()
            .createObjectNode()
            .put("code", "PAIRING_REQUIRED")
            .put("requestId", "req-1");
    var refusal = new WireError("NOT_PAIRED", "pairing required", details, null, null);

    RefusalRules.Verdict verdict =
        rules(admission(state, null, null, "shared")).after(refusal, CLOSED);

    assertThat(verdict.state()).isEqualTo(new NodeState.Waiting(GATEWAY, "req-1", null));
  }

  @Test
  void aRefusedDeviceTokenGivesWayToTheSharedToken(@TempDir Path state) throws Exception {
    Admission admission = admission(state, "old", null, "shared");

    RefusalRules.Verdict verdict =
        rules(admission).after(error("AUTH_DEVICE_TOKEN_MISMATCH", null), CLOSED);

    assertThat(verdict.next()).isEqualTo(new Next.RetryAfter(Duration.ZERO));
    assertThat(admission.auth()).isEqualTo(ConnectAuth.sharedToken("shared"));
  }

  @Test
  void withoutAnotherSecretItKeepsWaitingSlowly(@TempDir Path state) throws Exception {
    RefusalRules.Verdict verdict =
        rules(admission(state, "old", null, null))
            .after(error("AUTH_DEVICE_TOKEN_MISMATCH", null), CLOSED);

    assertThat(verdict.next()).isEqualTo(new Next.RetryAfter(SLOW));
    assertThat(verdict.state()).isEqualTo(new NodeState.Removed(GATEWAY, SLOW));
  }

  @Test
  void aUsedInvitationIsNotShownAgain(@TempDir Path state) throws Exception {
    Admission admission = admission(state, null, "invitation", null);
    assertThat(admission.auth()).isEqualTo(ConnectAuth.bootstrap("invitation"));

    rules(admission).after(error("AUTH_BOOTSTRAP_TOKEN_INVALID", null), CLOSED);

    assertThat(admission.auth()).isEqualTo(ConnectAuth.NONE);
  }

  @Test
  void changedRightsAreLookedAtAtOnceButOnlyOnce(@TempDir Path state) throws Exception {
    RefusalRules rules = rules(admission(state, "t", null, null));
    var changed = new Closed(4001, "rotated");

    assertThat(rules.after(null, changed).next()).isEqualTo(new Next.RetryAfter(Duration.ZERO));
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(59));
    assertThat(rules.after(null, changed).next()).isEqualTo(new Next.Retry());
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
    assertThat(rules.after(null, changed).next()).isEqualTo(new Next.RetryAfter(Duration.ZERO));
  }

  @Test
  void secretsOfOneGatewayAreNotShownToAnother(@TempDir Path state) throws Exception {
    admission(state, "token-of-the-first", null, null);

    Admission other =
        Admission.to(GatewayUrl.parse("127.0.0.1:2"), StateFolder.in(state), "shared");

    assertThat(other.auth()).isEqualTo(ConnectAuth.sharedToken("shared"));
    assertThat(other.gatewayKey()).isNull();
  }

  private RefusalRules rules(Admission admission) {
    return new RefusalRules(admission, "abcd1234", SLOW, nanos::get);
  }

  private static Admission admission(
      Path state,
      @Nullable String deviceToken,
      @Nullable String invitation,
      @Nullable String sharedToken)
      throws Exception {
    StateFolder folder = StateFolder.in(state);
    Admission.file(folder).write(new Membership(GATEWAY.toString(), null, deviceToken, invitation));
    return Admission.to(null, folder, sharedToken);
  }

  private static WireError error(String code, @Nullable Long retryAfterMs) {
    return new WireError(
        "INVALID_REQUEST",
        "refused",
        StrictJson.open().createObjectNode().put("code", code),
        retryAfterMs != null,
        retryAfterMs);
  }
}

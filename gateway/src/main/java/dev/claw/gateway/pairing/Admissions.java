package dev.claw.gateway.pairing;

import dev.claw.gateway.auth.ConnectRefusal;
import dev.claw.gateway.auth.DeviceAuthority;
import dev.claw.gateway.rpc.Scopes;
import dev.claw.protocol.Role;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ConnectFailure;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.identity.DeviceId;
import dev.claw.protocol.identity.DevicePublicKey;
import dev.claw.protocol.pairing.ApprovedVia;
import dev.claw.protocol.pairing.Decision;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Decides about devices at the door. Nodes with a good credential always get in, but hold nothing
/// until their owner approves; operators get in with what was approved, or not at all.
final class Admissions implements DeviceAuthority {
  private static final Duration REJECTED_FOR = Duration.ofSeconds(300);
  private static final int MAX_WAITING = 1024;

  private final PairingState state;
  private final DeviceTokens tokens;
  private final Invitations invitations;
  private final PairingEvents events;
  private final Map<DeviceId, Long> rejectedUntil = new ConcurrentHashMap<>();
  private final Map<DeviceId, DevicePublicKey> waitingKeys = new ConcurrentHashMap<>();

  Admissions(
      PairingState state, DeviceTokens tokens, Invitations invitations, PairingEvents events) {
    this.state = state;
    this.tokens = tokens;
    this.invitations = invitations;
    this.events = events;
  }

  @Override
  public boolean holdsToken(DevicePublicKey key, ConnectParams params, String token) {
    Role role = params.roleOrDefault();
    DeviceId id = key.deviceId();
    return state
        .device(id)
        .map(device -> device.activeGrant(role))
        .filter(grant -> tokens.matches(id, role, grant, token))
        .isPresent();
  }

  @Override
  public boolean knows(DevicePublicKey key) {
    return state.device(key.deviceId()).isPresent();
  }

  @Override
  public boolean redeems(DevicePublicKey key, String bootstrapToken) {
    return invitations.redeem(key.deviceId().value(), bootstrapToken);
  }

  @Override
  public Admission admit(Applicant applicant) throws ConnectRefusal {
    return switch (applicant.params().roleOrDefault()) {
      case NODE -> admitNode(applicant);
      case OPERATOR -> admitOperator(applicant);
    };
  }

  /// The owner said no: for a while the device is told so instead of asking again.
  void rejected(DeviceId id) {
    rejectedUntil.put(id, state.now() + REJECTED_FOR.toMillis());
  }

  private Admission admitNode(Applicant applicant) throws ConnectRefusal {
    DeviceRecord device = state.device(applicant.key().deviceId()).orElse(null);
    Grant grant = device == null ? null : device.activeGrant(Role.NODE);
    if (device != null
        && grant != null
        && samePlatform(device.client(), applicant.params().client())) {
      return welcome(applicant, device, Role.NODE, grant, Scopes.NONE);
    }
    Long until = rejectedUntil.get(applicant.key().deviceId());
    if (until != null && state.now() < until) {
      long wait = until - state.now();
      throw pairingRequired(
          applicant,
          "not-paired",
          "pairing required: the owner rejected this node; it may ask again in "
              + (wait + 999) / 1000
              + " s",
          null);
    }
    rejectedUntil.remove(applicant.key().deviceId());
    remember(applicant.key());
    return new Admission(Scopes.NONE, null, null);
  }

  /// A waiting node has no record yet; its key is needed when it declares its surface.
  private void remember(DevicePublicKey key) {
    if (waitingKeys.size() >= MAX_WAITING) {
      waitingKeys.clear();
    }
    waitingKeys.put(key.deviceId(), key);
  }

  @Nullable DevicePublicKey provedKey(DeviceId id) {
    return waitingKeys.remove(id);
  }

  private Admission admitOperator(Applicant applicant) throws ConnectRefusal {
    DeviceRecord device = state.device(applicant.key().deviceId()).orElse(null);
    Grant grant = device == null ? null : device.activeGrant(Role.OPERATOR);
    Scopes asked = Scopes.parse(applicant.params().scopes());
    boolean covered = grant != null && grant.granted().satisfies(asked);
    if (device != null
        && grant != null
        && covered
        && samePlatform(device.client(), applicant.params().client())) {
      return welcome(applicant, device, Role.OPERATOR, grant, asked);
    }
    if (applicant.credential() == Credential.DEVICE_TOKEN && grant != null && !covered) {
      throw ConnectRefusal.of(
          ConnectFailure.AUTH_SCOPE_MISMATCH,
          "unauthorized: device token scope mismatch (re-pair or approve scope upgrade)",
          details ->
              details
                  .put("authReason", "scope_mismatch")
                  .put("canRetryWithDeviceToken", false)
                  .put("recommendedNextStep", "review_auth_configuration"));
    }
    if (mayDecideAlone(applicant)) {
      return pairSilently(applicant, asked);
    }
    throw askOwner(applicant, device, grant, asked);
  }

  /// The shared secret on this machine already gives an operator every scope; its device gains
  /// nothing by being paired with the scopes it asks for.
  private static boolean mayDecideAlone(Applicant applicant) {
    boolean secret =
        applicant.credential() == Credential.SHARED_SECRET
            || applicant.credential() == Credential.NONE;
    return secret && applicant.peer().local();
  }

  private Admission pairSilently(Applicant applicant, Scopes asked) {
    return state.locked(
        () -> {
          long now = state.now();
          DeviceRecord device =
              state
                  .device(applicant.key().deviceId())
                  .map(
                      known ->
                          known.withClient(applicant.params().client(), applicant.peer().address()))
                  .orElseGet(() -> fresh(applicant, now));
          Grant before = device.grants().get(Role.OPERATOR);
          Grant grant =
              before == null
                  ? Grant.first(asked, now)
                  : before.renewed(before.active() ? before.granted().and(asked) : asked, now);
          return welcome(
              applicant,
              state.save(device.withGrant(Role.OPERATOR, grant)),
              Role.OPERATOR,
              grant,
              asked);
        });
  }

  private static DeviceRecord fresh(Applicant applicant, long now) {
    return new DeviceRecord(
        applicant.key(),
        applicant.params().client(),
        applicant.peer().address(),
        null,
        Map.of(),
        ApprovedVia.SILENT,
        null,
        false,
        new DeviceRecord.Times(now, now, 0, 0, 0));
  }

  private Admission welcome(
      Applicant applicant, DeviceRecord device, Role role, Grant grant, Scopes scopes) {
    long now = state.now();
    if (applicant.credential() == Credential.DEVICE_TOKEN) {
      invitations.end(device.id().value());
    }
    state.show(
        device.id(),
        current -> {
          Grant held = current.activeGrant(role);
          DeviceRecord seen =
              current
                  .withClient(applicant.params().client(), applicant.peer().address())
                  .withTimes(current.times().connected(now));
          return held == null ? seen : seen.withGrant(role, held.used(now));
        });
    return new Admission(scopes, tokens.token(device.id(), role, grant), grant.issuedAtMs());
  }

  private ConnectRefusal askOwner(
      Applicant applicant, @Nullable DeviceRecord device, @Nullable Grant grant, Scopes asked) {
    PendingRequest request =
        open(
            new PendingRequest(
                UUID.randomUUID().toString(),
                applicant.key(),
                applicant.params().client(),
                Role.OPERATOR,
                asked,
                null,
                true,
                device != null,
                applicant.peer().address(),
                state.now()));
    if (device == null) {
      return pairingRequired(
          applicant, "not-paired", "pairing required: device is not approved yet", request);
    }
    if (grant == null) {
      return pairingRequired(
          applicant,
          "role-upgrade",
          "pairing required: device is asking for a higher role than currently approved",
          request);
    }
    return samePlatform(device.client(), applicant.params().client())
        ? pairingRequired(
            applicant,
            "scope-upgrade",
            "pairing required: device is asking for more scopes than currently approved",
            request)
        : pairingRequired(
            applicant,
            "metadata-upgrade",
            "pairing required: device identity changed and must be re-approved",
            request);
  }

  /// Opens a request, or refreshes the one that asks for exactly the same.
  PendingRequest open(PendingRequest request) {
    return state.locked(
        () -> {
          PendingRequest before = state.requestOf(request.id(), request.role()).orElse(null);
          if (before != null && before.asksTheSameAs(request)) {
            PendingRequest refreshed = before.refreshed(state.now());
            state.open(refreshed);
            return refreshed;
          }
          if (before != null) {
            state.close(before);
            if (before.needsDevice()) {
              events.deviceResolved(before, Decision.REJECTED, state.now());
            }
          }
          state.open(request);
          events.requested(request);
          return request;
        });
  }

  private static ConnectRefusal pairingRequired(
      Applicant applicant, String reason, String message, @Nullable PendingRequest request) {
    ConnectParams params = applicant.params();
    return ConnectRefusal.of(
        ConnectFailure.PAIRING_REQUIRED,
        message,
        details -> {
          details.put("reason", reason);
          if (request != null) {
            details.put("requestId", request.requestId());
          }
          details
              .put("remediationHint", "Review the request on the gateway, then approve it.")
              .put("deviceId", applicant.key().deviceId().value())
              .put("requestedRole", params.roleOrDefault().wireName());
          params.scopes().forEach(details.putArray("requestedScopes")::add);
          return details;
        });
  }

  /// Platform and family are pinned at approval. Names of the same system count as the same.
  static boolean samePlatform(ClientInfo before, ClientInfo now) {
    return platform(before.platform()).equals(platform(now.platform()))
        && Objects.equals(family(before), family(now));
  }

  private static @Nullable String family(ClientInfo client) {
    String family = client.deviceFamily();
    return family == null ? null : family.strip().toLowerCase(Locale.ROOT);
  }

  private static final Set<String> MAC = Set.of("darwin", "macos");
  private static final Set<String> WINDOWS = Set.of("win32", "windows");

  /// The first word: a newer version of the same system is no other device.
  private static String platform(String platform) {
    String name = platform.strip().toLowerCase(Locale.ROOT).split(" ", 2)[0];
    if (MAC.contains(name)) {
      return "macos";
    }
    return WINDOWS.contains(name) ? "windows" : name;
  }
}

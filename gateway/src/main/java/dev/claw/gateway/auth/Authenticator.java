package dev.claw.gateway.auth;

import dev.claw.gateway.auth.DeviceAuthority.Admission;
import dev.claw.gateway.auth.DeviceAuthority.Applicant;
import dev.claw.gateway.auth.DeviceAuthority.Credential;
import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.Scopes;
import dev.claw.protocol.Protocol;
import dev.claw.protocol.Role;
import dev.claw.protocol.connect.ClientId;
import dev.claw.protocol.connect.ClientMode;
import dev.claw.protocol.connect.ConnectAuth;
import dev.claw.protocol.connect.ConnectFailure;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.connect.DeviceClaim;
import dev.claw.protocol.connect.HelloOk;
import dev.claw.protocol.identity.DevicePublicKey;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Turns `connect` into a caller or a refusal: version, origin, device proof, credential, device
/// rules, in this order. A check that fails ends it; nothing is granted by default.
public final class Authenticator {
  private static final Set<ClientId> BROWSER_CLIENTS =
      Set.of(ClientId.OPENCLAW_CONTROL_UI, ClientId.WEBCHAT_UI, ClientId.WEBCHAT);

  private final AuthPolicy policy;
  private final OriginPolicy origins;
  private final FailureLock failures;
  private final DeviceAuthority devices;
  private final DeviceVerifier verifier;

  /// An authenticator over the owner's policy.
  public Authenticator(
      AuthPolicy policy,
      OriginPolicy origins,
      FailureLock failures,
      DeviceAuthority devices,
      InstantSource clock) {
    this.policy = policy;
    this.origins = origins;
    this.failures = failures;
    this.devices = devices;
    this.verifier = new DeviceVerifier(clock);
  }

  /// Decides about one `connect`.
  public HandshakeOutcome authenticate(
      String connectionId, ConnectParams params, PeerAddress peer, Challenge challenge) {
    try {
      checkVersion(params);
      checkOrigin(params, peer);
      DeviceClaim claim = params.device();
      DevicePublicKey key = claim == null ? null : verifier.verify(params, claim, challenge);
      Credential credential = credential(params, peer, key);
      return key == null
          ? withoutDevice(connectionId, params, peer, credential)
          : withDevice(connectionId, new Applicant(params, key, peer, credential));
    } catch (ConnectRefusal e) {
      return e.outcome();
    }
  }

  /// Whether an HTTP request's bearer secret is the shared one, under the same lock.
  ///
  /// @throws ConnectRefusal when this address has to wait
  public boolean acceptsBearer(String secret, PeerAddress peer) throws ConnectRefusal {
    return tries(sharedKey(peer), () -> matchesShared(secret));
  }

  /// How shared secrets are called in `hello-ok`.
  public AuthMode mode() {
    return policy.mode();
  }

  private static void checkVersion(ConnectParams params) throws ConnectRefusal {
    boolean mayBeOlder =
        (params.roleOrDefault() == Role.NODE && params.client().mode() == ClientMode.NODE)
            || params.client().mode() == ClientMode.PROBE;
    int oldest = mayBeOlder ? Protocol.OLDEST_NODE : Protocol.CURRENT;
    if (params.minProtocol() <= Protocol.CURRENT && params.maxProtocol() >= oldest) {
      return;
    }
    throw ConnectRefusal.of(
        ConnectFailure.PROTOCOL_MISMATCH,
        "protocol mismatch",
        details ->
            details
                .put("clientMinProtocol", params.minProtocol())
                .put("clientMaxProtocol", params.maxProtocol())
                .put("expectedProtocol", Protocol.CURRENT)
                .put("minimumProbeProtocol", Protocol.OLDEST_NODE));
  }

  private void checkOrigin(ConnectParams params, PeerAddress peer) throws ConnectRefusal {
    boolean browser = !peer.origin().isEmpty() || BROWSER_CLIENTS.contains(params.client().id());
    if (browser && !origins.permits(peer.origin())) {
      throw ConnectRefusal.of(
          ConnectFailure.CONTROL_UI_ORIGIN_NOT_ALLOWED,
          "origin not allowed (open the Control UI from the gateway host or allow it in"
              + " gateway.controlUi.allowedOrigins)",
          details -> details.put("reason", "origin missing or invalid"));
    }
  }

  private Credential credential(
      ConnectParams params, PeerAddress peer, @Nullable DevicePublicKey key) throws ConnectRefusal {
    ConnectAuth auth = params.auth();
    if (policy.mode() == AuthMode.NONE) {
      return Credential.NONE;
    }
    if (auth.isEmpty()) {
      throw noCredential(params);
    }
    if (key != null && auth.bootstrapToken() != null) {
      return bootstrap(auth.bootstrapToken(), peer, key);
    }
    String deviceToken = auth.deviceToken() == null ? auth.token() : auth.deviceToken();
    if (key != null && deviceToken != null && devices.holdsToken(key, params, deviceToken)) {
      return Credential.DEVICE_TOKEN;
    }
    return sharedSecret(params, peer, key);
  }

  private Credential bootstrap(String secret, PeerAddress peer, DevicePublicKey key)
      throws ConnectRefusal {
    if (tries("bootstrap-token|" + peer.address(), () -> devices.redeems(key, secret))) {
      return Credential.BOOTSTRAP;
    }
    throw ConnectRefusal.unauthorized(
        ConnectFailure.AUTH_BOOTSTRAP_TOKEN_INVALID,
        "this pairing link or code is wrong, used up or expired; make a new one with"
            + " `claw nodes add` on the gateway");
  }

  private Credential sharedSecret(
      ConnectParams params, PeerAddress peer, @Nullable DevicePublicKey key) throws ConnectRefusal {
    ConnectAuth auth = params.auth();
    boolean shows = auth.token() != null || auth.password() != null;
    if (shows
        && tries(
            sharedKey(peer), () -> matchesShared(auth.token()) || matchesShared(auth.password()))) {
      return Credential.SHARED_SECRET;
    }
    if (auth.deviceToken() != null && key != null) {
      // A paired device can be locked by its own wrong tokens only; strangers, who can make any
      // number of keys, are counted by where they come from.
      tries(
          "device-token|" + (devices.knows(key) ? key.deviceId().value() : peer.address()),
          () -> false);
      throw ConnectRefusal.unauthorized(
          ConnectFailure.AUTH_DEVICE_TOKEN_MISMATCH,
          "device token mismatch (rotate/reissue device token)");
    }
    throw switch (policy.mode()) {
      case PASSWORD ->
          ConnectRefusal.unauthorized(
              ConnectFailure.AUTH_PASSWORD_MISMATCH, "gateway password mismatch");
      case TOKEN, NONE ->
          ConnectRefusal.unauthorized(
              ConnectFailure.AUTH_TOKEN_MISMATCH,
              params.client().id() == ClientId.CLI || key != null
                  ? "gateway token mismatch (use this gateway's gateway.auth.token or pair the"
                      + " device)"
                  : "gateway token mismatch (provide gateway auth token)");
    };
  }

  private ConnectRefusal noCredential(ConnectParams params) {
    if (params.device() == null) {
      return ConnectRefusal.of(ConnectFailure.DEVICE_IDENTITY_REQUIRED, "device identity required");
    }
    String hint =
        params.roleOrDefault() == Role.NODE
            ? " missing; run `claw nodes add` on the gateway and `claw-node pair LINK` here"
            : " missing (provide gateway auth " + policy.mode().wireName() + ")";
    return ConnectRefusal.unauthorized(
        policy.mode() == AuthMode.PASSWORD
            ? ConnectFailure.AUTH_PASSWORD_MISSING
            : ConnectFailure.AUTH_TOKEN_MISSING,
        "gateway " + policy.mode().wireName().toLowerCase(Locale.ROOT) + hint);
  }

  private HandshakeOutcome withDevice(String connectionId, Applicant applicant)
      throws ConnectRefusal {
    Admission admission = devices.admit(applicant);
    ConnectParams params = applicant.params();
    var caller =
        new Caller(
            connectionId,
            params.roleOrDefault(),
            admission.scopes(),
            applicant.key().deviceId(),
            params.client(),
            applicant.peer().address());
    return new HandshakeOutcome.Welcomed(
        caller, params, admission.granted(methodName(applicant.credential()), params));
  }

  /// Without a device only local command lines and helpers keep the scopes they ask for; other
  /// operators get in but hold nothing, and nodes never get in.
  private HandshakeOutcome withoutDevice(
      String connectionId, ConnectParams params, PeerAddress peer, Credential credential)
      throws ConnectRefusal {
    if (params.roleOrDefault() == Role.NODE || (!peer.local() && credential == Credential.NONE)) {
      throw ConnectRefusal.of(ConnectFailure.DEVICE_IDENTITY_REQUIRED, "device identity required");
    }
    Scopes scopes =
        keepsScopes(params) && peer.local() ? Scopes.parse(params.scopes()) : Scopes.NONE;
    var caller =
        new Caller(connectionId, Role.OPERATOR, scopes, null, params.client(), peer.address());
    var granted =
        new HelloOk.Granted(methodName(credential), Role.OPERATOR, scopes.wireNames(), null, null);
    return new HandshakeOutcome.Welcomed(caller, params, granted);
  }

  private static boolean keepsScopes(ConnectParams params) {
    ClientId id = params.client().id();
    ClientMode mode = params.client().mode();
    return (id == ClientId.CLI && mode == ClientMode.CLI)
        || (id == ClientId.GATEWAY_CLIENT && mode == ClientMode.BACKEND);
  }

  private String methodName(Credential credential) {
    return switch (credential) {
      case NONE -> "none";
      case SHARED_SECRET -> policy.mode().wireName();
      case BOOTSTRAP -> "bootstrap-token";
      case DEVICE_TOKEN -> "device-token";
    };
  }

  private boolean matchesShared(@Nullable String candidate) {
    SharedSecret secret = policy.secret();
    return secret != null && secret.matches(candidate);
  }

  private static String sharedKey(PeerAddress peer) {
    return "shared-secret|" + peer.address();
  }

  private boolean tries(String key, BooleanSupplier comparison) throws ConnectRefusal {
    return switch (failures.attempt(key, comparison)) {
      case FailureLock.Result.Compared compared -> compared.matched();
      case FailureLock.Result.Locked locked -> throw ConnectRefusal.rateLimited(locked.waitMs());
    };
  }
}

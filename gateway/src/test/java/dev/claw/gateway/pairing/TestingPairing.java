package dev.claw.gateway.pairing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.gateway.auth.ConnectRefusal;
import dev.claw.gateway.auth.DeviceAuthority;
import dev.claw.gateway.auth.DeviceAuthority.Admission;
import dev.claw.gateway.auth.DeviceAuthority.Applicant;
import dev.claw.gateway.auth.DeviceAuthority.Credential;
import dev.claw.gateway.auth.PeerAddress;
import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.Dispatcher;
import dev.claw.gateway.rpc.EventType;
import dev.claw.gateway.rpc.Events;
import dev.claw.gateway.rpc.Scopes;
import dev.claw.protocol.CloseCode;
import dev.claw.protocol.Frame;
import dev.claw.protocol.Role;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.connect.ClientId;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ClientMode;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.identity.DeviceId;
import dev.claw.protocol.identity.DeviceIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import javax.crypto.spec.SecretKeySpec;

/// The pairing feature over a store in memory, called as the gateway calls it.
final class TestingPairing {
  private static final PeerAddress REMOTE = new PeerAddress("192.0.2.7", false, false, "");
  private static final ClientInfo OWNER = ClientInfo.of(ClientId.CLI, ClientMode.CLI, "1", "linux");
  private static final DeviceIdentity GATEWAY = DeviceIdentity.generate();

  final AtomicLong nowMs = new AtomicLong(1_700_000_000_000L);
  final TestingPairingStore store = new TestingPairingStore();
  private PairingFeature feature;
  private Dispatcher dispatcher;

  TestingPairing() {
    feature = feature();
    dispatcher = dispatcher();
  }

  @SuppressWarnings("NullAway") // no database: the store is in memory
  private PairingFeature feature() {
    return new PairingFeature(
        new PairingFeature.Wiring(
            null,
            new SecretKeySpec(new byte[32], "HmacSHA256"),
            GATEWAY.publicKey(),
            List::of,
            "token",
            _ -> List.of(),
            _ -> false,
            new Silence(),
            () -> Instant.ofEpochMilli(nowMs.get())),
        store);
  }

  private Dispatcher dispatcher() {
    return new Dispatcher(feature.methods(), (caller, method) -> {}, (method, ok, nanos) -> {});
  }

  /// Forgets everything that was not stored.
  void crash() {
    feature = feature();
    dispatcher = dispatcher();
  }

  DeviceAuthority authority() {
    return feature.authority();
  }

  /// A node at the door with the shared secret.
  Optional<Admission> node(DeviceIdentity identity, String platform, List<String> commands) {
    ClientInfo client =
        ClientInfo.of(ClientId.NODE_HOST, ClientMode.NODE, "1", platform).named("Box", null);
    var params = ConnectParams.of(client, Role.NODE, List.of());
    try {
      Admission admission =
          authority()
              .admit(new Applicant(params, identity.publicKey(), REMOTE, Credential.SHARED_SECRET));
      var caller =
          new Caller("n", Role.NODE, admission.scopes(), identity.id(), client, "192.0.2.7");
      feature.nodes().declare(caller, Surface.of(List.of(), commands, null));
      return Optional.of(admission);
    } catch (ConnectRefusal e) {
      return Optional.empty();
    }
  }

  /// An operator at the door, from elsewhere.
  Optional<Admission> operator(
      DeviceIdentity identity, List<String> scopes, Credential credential) {
    var params = ConnectParams.of(OWNER, Role.OPERATOR, scopes);
    try {
      return Optional.of(
          authority().admit(new Applicant(params, identity.publicKey(), REMOTE, credential)));
    } catch (ConnectRefusal e) {
      return Optional.empty();
    }
  }

  boolean holdsToken(DeviceIdentity identity, Role role, String token) {
    return authority()
        .holdsToken(identity.publicKey(), ConnectParams.of(OWNER, role, List.of()), token);
  }

  Optional<NodeRecord> record(DeviceIdentity identity) {
    return feature.nodes().node(identity.id());
  }

  /// A call by an operator without a device who holds these scopes.
  JsonNode call(List<String> scopes, String method, Map<String, ?> params) {
    var caller = new Caller("o", Role.OPERATOR, Scopes.parse(scopes), null, OWNER, "127.0.0.1");
    JsonNode tree = StrictJson.open().valueToTree(params);
    try {
      return StrictJson.open()
          .readTree(dispatcher.dispatch(caller, new Frame.Request("1", method, tree)).text());
    } catch (JsonProcessingException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Nobody is connected.
  private static final class Silence implements Events {
    @Override
    public void publish(EventType type, Object payload) {}

    @Override
    public boolean sendToNode(DeviceId node, String event, Object payload) {
      return false;
    }

    @Override
    public boolean sendTo(String connectionId, String event, Object payload) {
      return false;
    }

    @Override
    public int disconnect(Predicate<Caller> which, CloseCode code, String reason) {
      return 0;
    }
  }
}

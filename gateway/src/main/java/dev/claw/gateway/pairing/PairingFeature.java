package dev.claw.gateway.pairing;

import dev.claw.gateway.auth.DeviceAuthority;
import dev.claw.gateway.rpc.Events;
import dev.claw.gateway.rpc.Method;
import dev.claw.gateway.rpc.Scopes;
import dev.claw.gateway.store.Database;
import dev.claw.protocol.Role;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.identity.DeviceId;
import dev.claw.protocol.identity.DevicePublicKey;
import dev.claw.protocol.pairing.ApprovedVia;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.crypto.SecretKey;

/// Pairing: which devices may connect, and what nodes may do.
public final class PairingFeature {
  private final PairingState state;
  private final Admissions admissions;
  private final Nodes nodes;
  private final DeviceTokens tokens;
  private final PairingMethods methods;

  /// What pairing needs from outside.
  ///
  /// @param tokenKey at least 32 secret bytes; who has it can make device tokens
  /// @param gatewayKey the public half of the gateway's own identity
  /// @param addresses where nodes may reach this gateway, best first
  /// @param authMode how the shared secret is called, told with links
  /// @param evidence what else is known about an address; shown, never believed
  /// @param live whether a device is connected now
  public record Wiring(
      Database database,
      SecretKey tokenKey,
      DevicePublicKey gatewayKey,
      Supplier<List<String>> addresses,
      String authMode,
      Function<String, List<String>> evidence,
      Predicate<DeviceId> live,
      Events events,
      InstantSource clock) {}

  /// Pairing over the gateway's database.
  public PairingFeature(Wiring wiring) {
    this(wiring, new SqlitePairingStore(wiring.database()));
  }

  PairingFeature(Wiring wiring, PairingStore store) {
    var random = new SecureRandom();
    tokens = new DeviceTokens(wiring.tokenKey());
    state = new PairingState(store, wiring.clock(), wiring.live());
    var events = new PairingEvents(wiring.events(), wiring.gatewayKey(), wiring.evidence());
    var invitations = new Invitations(store, store.invitations(), tokens, wiring.clock(), random);
    admissions = new Admissions(state, tokens, invitations, events);
    nodes = new Nodes(state, admissions);
    var approvals = new Approvals(state, admissions, invitations, events);
    var setupCodes =
        new SetupCodes(
            invitations, state, wiring.gatewayKey(), wiring.addresses(), wiring.authMode());
    methods =
        new PairingMethods(
            state, approvals, setupCodes, tokens, events, wiring.events(), wiring.live());
  }

  /// The rows of this feature.
  public List<Method<?, ?>> methods() {
    return methods.methods();
  }

  /// What the handshake asks.
  public DeviceAuthority authority() {
    return admissions;
  }

  /// What other features may know about nodes.
  public NodeDirectory nodes() {
    return nodes;
  }

  /// Pairs a program of this machine's owner that keeps its key in the state directory.
  ///
  /// @return its device token
  public String trustOperator(DevicePublicKey key, ClientInfo client) {
    return trust(key, client, Role.OPERATOR, Scopes.ALL);
  }

  /// Pairs this machine's own node; what it declares is approved, its own consent still rules.
  ///
  /// @return its device token
  public String trustOwnNode(DevicePublicKey key, ClientInfo client) {
    return trust(key, client, Role.NODE, Scopes.NONE);
  }

  private String trust(DevicePublicKey key, ClientInfo client, Role role, Scopes scopes) {
    return state.locked(
        () -> {
          DeviceRecord known = state.device(key.deviceId()).orElse(null);
          Grant held = known == null ? null : known.activeGrant(role);
          if (known != null && held != null && held.granted().equals(scopes)) {
            return tokens.token(known.id(), role, held);
          }
          Grant grant = Grant.first(scopes, state.now());
          long now = state.now();
          DeviceRecord device =
              new DeviceRecord(
                  key,
                  client,
                  "127.0.0.1",
                  null,
                  Map.of(role, grant),
                  ApprovedVia.OWNER,
                  null,
                  true,
                  new DeviceRecord.Times(now, now, 0, 0, 0));
          state.save(device);
          return tokens.token(device.id(), role, grant);
        });
  }
}

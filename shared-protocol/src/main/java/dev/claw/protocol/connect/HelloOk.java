package dev.claw.protocol.connect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Frame;
import dev.claw.protocol.Protocol;
import dev.claw.protocol.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The gateway's welcome. Clients of the reference need none of its fields, so every part but the
/// first is optional when read.
public record HelloOk(
    String type,
    int protocol,
    @Nullable Server server,
    @Nullable Features features,
    @Nullable Snapshot snapshot,
    @Nullable Granted auth,
    @Nullable Policy policy) {

  /// A welcome of this version.
  public static HelloOk of(
      Server server, Features features, Snapshot snapshot, Granted auth, Policy policy) {
    return new HelloOk("hello-ok", Protocol.CURRENT, server, features, snapshot, auth, policy);
  }

  /// The tick interval the gateway promises, in milliseconds.
  public long tickIntervalMs() {
    return policy == null || policy.tickIntervalMs() <= 0
        ? Protocol.TICK_INTERVAL.toMillis()
        : policy.tickIntervalMs();
  }

  /// Which gateway answered.
  public record Server(
      String version, String connId, @Nullable String buildId, @Nullable String bootId) {}

  /// What this gateway really offers; clients look here before they use an optional method.
  public record Features(List<String> methods, List<String> events, List<String> capabilities) {}

  /// The state of things at the moment of connecting.
  public record Snapshot(
      List<PresenceEntry> presence,
      @Nullable JsonNode health,
      Frame.StateVersion stateVersion,
      long uptimeMs,
      @Nullable SessionDefaults sessionDefaults,
      @Nullable String authMode,
      @Nullable Map<String, String> suspension) {}

  /// Where a client's chat goes when it names no session.
  public record SessionDefaults(
      String defaultAgentId,
      String mainKey,
      String mainSessionKey,
      @Nullable String scope,
      @Nullable Boolean modelConfigured) {}

  /// The rights this connection got, and the token to come back with.
  public record Granted(
      @Nullable String method,
      Role role,
      List<String> scopes,
      @Nullable String deviceToken,
      @Nullable Long issuedAtMs) {

    @Override
    public String toString() {
      return "Granted[" + method + ", " + role + ", " + scopes + "]";
    }
  }

  /// Limits the client has to keep.
  public record Policy(int maxPayload, int maxBufferedBytes, long tickIntervalMs) {
    /// The limits of [Protocol].
    public static final Policy STANDARD =
        new Policy(
            Protocol.MAX_PAYLOAD_BYTES,
            Protocol.MAX_BUFFERED_BYTES,
            Protocol.TICK_INTERVAL.toMillis());
  }
}

package dev.claw.gateway.node;

import dev.claw.protocol.identity.DeviceId;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A command for one node.
///
/// @param paramsJson the command's parameters as JSON text; null for none
/// @param timeout zero for as long as the node shows progress at least every ten minutes
/// @param idempotencyKey the same key of the same asker runs the command once
/// @param progress is given the chunks of a streaming command, in order
public record InvokeRequest(
    Asker asker,
    DeviceId node,
    String command,
    @Nullable String paramsJson,
    Duration timeout,
    String idempotencyKey,
    @Nullable Consumer<String> progress) {

  /// Who wants it.
  ///
  /// @param principal the name under which idempotency keys are kept apart
  /// @param connectionId the connection whose end ends the command; null inside the gateway
  /// @param sessionKey told to the node
  public record Asker(
      String principal, @Nullable String connectionId, @Nullable String sessionKey) {
    /// A feature of the gateway itself.
    public static Asker feature(String name) {
      return new Asker("gateway:" + name, null, null);
    }
  }

  /// A command without progress.
  public static InvokeRequest of(
      Asker asker, DeviceId node, String command, @Nullable String paramsJson) {
    return new InvokeRequest(
        asker,
        node,
        command,
        paramsJson,
        Duration.ofSeconds(30),
        UUID.randomUUID().toString(),
        null);
  }

  /// The same command with another time limit.
  public InvokeRequest within(Duration newTimeout) {
    return new InvokeRequest(
        asker, node, command, paramsJson, newTimeout, idempotencyKey, progress);
  }

  /// The same command under a key of the caller's own.
  public InvokeRequest once(String newIdempotencyKey) {
    return new InvokeRequest(
        asker, node, command, paramsJson, timeout, newIdempotencyKey, progress);
  }

  /// The same command for another node.
  public InvokeRequest on(DeviceId newNode) {
    return new InvokeRequest(
        asker, newNode, command, paramsJson, timeout, idempotencyKey, progress);
  }
}

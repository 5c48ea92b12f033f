package dev.claw.gateway.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.gateway.rpc.Access;
import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.RawJson;
import dev.claw.gateway.rpc.RpcException;
import dev.claw.gateway.rpc.Scope;
import dev.claw.protocol.ErrorCode;
import dev.claw.protocol.WireError;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.identity.DeviceId;
import dev.claw.protocol.roster.NodeInvokeParams;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `node.invoke`: checks the caller's right to the command, sends it, and writes the reply.
final class OperatorInvoke {
  private static final String IN_BACKGROUND = "NODE_BACKGROUND_UNAVAILABLE";
  private static final List<String> FOREGROUND = List.of("camera.", "screen.", "talk.", "canvas.");

  private final NodeInvoker invoker;
  private final CommandPolicy policy;
  private final LiveNodes live;
  private final WorkQueue work;

  OperatorInvoke(NodeInvoker invoker, CommandPolicy policy, LiveNodes live, WorkQueue work) {
    this.invoker = invoker;
    this.policy = policy;
    this.live = live;
    this.work = work;
  }

  RawJson invoke(Caller caller, DeviceId node, NodeInvokeParams params)
      throws InterruptedException {
    authorise(caller, params.command());
    JsonNode given = params.params();
    String json = given == null || given.isNull() ? null : given.toString();
    var request =
        new InvokeRequest(
            new InvokeRequest.Asker(caller.principal(), caller.connectionId(), params.sessionKey()),
            node,
            params.command(),
            json,
            Duration.ofMillis(params.timeoutOrDefault()),
            params.idempotencyKey(),
            null);
    return switch (invoker.invoke(request)) {
      case InvokeOutcome.Done done ->
          new RawJson(Results.reply(node.value(), params.command(), done.payloadJson()));
      case InvokeOutcome.Failed failed -> throw new RpcException(error(node, request, failed));
    };
  }

  private void authorise(Caller caller, String command) {
    switch (policy.access(command)) {
      case WRITE -> {}
      case ADMIN -> Access.requireScope(caller, Scope.ADMIN);
      case NEVER ->
          throw new RpcException(
              WireError.of(
                      ErrorCode.INVALID_REQUEST,
                      "node.invoke does not allow " + command + "; use the method made for it")
                  .withDetails(
                      Failures.object()
                          .put("code", "NOT_PERMITTED")
                          .put("gate", "not-permitted")
                          .put("command", command)));
    }
  }

  /// The error of a failure. A phone that could not do it in the background finds the command
  /// waiting when its app comes to the front.
  private WireError error(DeviceId node, InvokeRequest request, InvokeOutcome.Failed failed) {
    String action = waits(node, request.command(), failed) ? keep(node, request) : null;
    if (action == null || !(failed.error().details() instanceof ObjectNode shape)) {
      return failed.error();
    }
    ObjectNode details = shape.deepCopy();
    details
        .put("code", "QUEUED_UNTIL_FOREGROUND")
        .put("queuedActionId", action)
        .put("nodeId", node.value())
        .put("command", request.command());
    return failed.error().withDetails(details);
  }

  private boolean waits(DeviceId node, String command, InvokeOutcome.Failed failed) {
    NodeConnection connection = live.connection(node);
    return failed.code().equals(IN_BACKGROUND)
        && connection != null
        && isPhone(connection.caller().client())
        && FOREGROUND.stream().anyMatch(command::startsWith);
  }

  private static boolean isPhone(ClientInfo client) {
    return switch (Platform.of(client)) {
      case IOS, IPHONE -> true;
      case WATCHOS, ANDROID, MACOS, WINDOWS, LINUX, UNKNOWN -> false;
    };
  }

  private @Nullable String keep(DeviceId node, InvokeRequest request) {
    return work.keep(node, request.command(), request.paramsJson());
  }
}

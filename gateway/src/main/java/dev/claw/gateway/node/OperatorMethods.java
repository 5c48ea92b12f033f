package dev.claw.gateway.node;

import dev.claw.gateway.pairing.NodeDirectory;
import dev.claw.gateway.rpc.Access;
import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.Method;
import dev.claw.gateway.rpc.RawJson;
import dev.claw.gateway.rpc.RpcException;
import dev.claw.gateway.rpc.Scope;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.NoParams;
import dev.claw.protocol.identity.DeviceId;
import dev.claw.protocol.node.PendingEnqueue;
import dev.claw.protocol.pairing.NodeRef;
import dev.claw.protocol.pairing.NodeRename;
import dev.claw.protocol.roster.NodeDescribe;
import dev.claw.protocol.roster.NodeInvokeParams;
import java.util.List;

/// What operators ask about nodes and of nodes.
final class OperatorMethods {
  private final NodeDirectory directory;
  private final Gates gates;
  private final NodeList list;
  private final OperatorInvoke invoke;
  private final WorkQueue work;

  OperatorMethods(
      NodeDirectory directory, Gates gates, NodeList list, OperatorInvoke invoke, WorkQueue work) {
    this.directory = directory;
    this.gates = gates;
    this.list = list;
    this.invoke = invoke;
    this.work = work;
  }

  List<Method<?, ?>> methods() {
    Access read = Access.operator(Scope.READ);
    Access write = Access.operator(Scope.WRITE);
    Access pairing = Access.operator(Scope.PAIRING);
    return List.of(
        new Method<>("node.list", read, NoParams.class, this::list),
        new Method<>("node.describe", read, NodeRef.class, this::describe),
        new Method<>("node.rename", pairing, NodeRename.class, this::rename),
        new Method<>("node.invoke", write, NodeInvokeParams.class, this::invoke),
        new Method<>(PendingEnqueue.METHOD, write, PendingEnqueue.class, this::enqueue));
  }

  private RawJson list(Caller caller, NoParams none) {
    return list.list(caller);
  }

  private NodeDescribe describe(Caller caller, NodeRef params) {
    DeviceId id = known(params.nodeId());
    return list.describe(caller, id, gates.withheld(id));
  }

  private NodeRename rename(Caller caller, NodeRename params) {
    DeviceId id = known(params.nodeId());
    String name = directory.rename(id, params.displayName().strip()).displayName();
    return new NodeRename(id.value(), name);
  }

  private RawJson invoke(Caller caller, NodeInvokeParams params) throws InterruptedException {
    return invoke.invoke(caller, known(params.nodeId()), params);
  }

  private PendingEnqueue.Queued enqueue(Caller caller, PendingEnqueue params) {
    return work.enqueue(known(params.nodeId()), params);
  }

  private DeviceId known(String nodeId) {
    try {
      var id = new DeviceId(nodeId);
      if (directory.node(id).isPresent()) {
        return id;
      }
    } catch (InvalidFieldException _) {
      // No device id at all: as unknown as any other.
    }
    String shown = nodeId.codePoints().allMatch(c -> c >= 32 && c != 127) ? nodeId : "?";
    throw new RpcException(gates.unknown(shown).failure().error());
  }
}

package dev.claw.node.invoke;

import dev.claw.protocol.node.NodeInvokeProgress;
import dev.claw.protocol.node.NodeInvokeResult;

/// Where answers go. A line that has broken swallows them: the gateway has given the call up.
public interface ReplyLine {
  /// Sends how an invocation ended.
  void result(NodeInvokeResult result);

  /// Sends news about a running invocation.
  void progress(NodeInvokeProgress progress);
}

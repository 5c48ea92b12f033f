package dev.claw.bench;

import dev.claw.interop.ChildProcess;
import dev.claw.interop.ReferenceGateway;
import dev.claw.interop.ReferenceNodeHost;
import java.util.List;
import java.util.function.Supplier;

/// A started gateway or node of either side.
record Running(Supplier<List<ProcessHandle>> tree, Supplier<String> lastWords, Runnable stop)
    implements AutoCloseable {
  static Running of(ReferenceGateway gateway) {
    return new Running(gateway::tree, gateway::lastWords, gateway::close);
  }

  static Running of(ReferenceNodeHost node) {
    return new Running(node::tree, node::lastWords, node::close);
  }

  static Running of(ChildProcess process) {
    return new Running(process::tree, process::lastWords, process::close);
  }

  List<ProcessHandle> processes() {
    return tree.get();
  }

  boolean alive() {
    return processes().getFirst().isAlive();
  }

  @Override
  public void close() {
    stop.run();
  }
}

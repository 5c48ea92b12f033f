package dev.claw.bench;

import dev.claw.interop.ChildProcess;
import dev.claw.interop.Gateway;
import java.io.IOException;
import java.nio.file.Path;

/// One of the two products, as processes.
interface Side {
  /// Its name in the report.
  String title();

  String version() throws InterruptedException;

  /// Starts the gateway with its state under the directory; does not wait for it.
  Running startGateway(Path directory, Gateway gateway) throws IOException;

  /// Starts a node with this name and its state under the directory; does not wait for it.
  Running startNode(Path directory, Gateway gateway, String name) throws IOException;

  /// The command line's `health` against a running gateway.
  ///
  /// @param gatewayDirectory where that gateway keeps its state
  ChildProcess.Launch cliHealth(Path directory, Path gatewayDirectory, Gateway gateway)
      throws IOException;

  /// Bytes on disk of gateway, node and the run-time they need.
  long installedBytes(Path scratch) throws IOException, InterruptedException;
}

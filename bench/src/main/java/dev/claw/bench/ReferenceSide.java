package dev.claw.bench;

import dev.claw.interop.ChildProcess;
import dev.claw.interop.Gateway;
import dev.claw.interop.ReferenceCli;
import dev.claw.interop.ReferenceGateway;
import dev.claw.interop.ReferenceNodeHost;
import dev.claw.interop.ReferencePackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The published reference package, unmodified.
record ReferenceSide(ReferencePackage reference) implements Side {
  @Override
  public String title() {
    return "OpenClaw";
  }

  @Override
  public String version() {
    return ReferencePackage.VERSION + " on Node " + ReferencePackage.NODE_VERSION;
  }

  @Override
  public Running startGateway(Path directory, Gateway gateway) throws IOException {
    return Running.of(ReferenceGateway.start(reference, directory, gateway));
  }

  @Override
  public Running startNode(Path directory, Gateway gateway, String name) throws IOException {
    return Running.of(ReferenceNodeHost.start(reference, directory, gateway, name));
  }

  @Override
  public ChildProcess.Launch cliHealth(Path directory, Path gatewayDirectory, Gateway gateway)
      throws IOException {
    return ReferenceCli.at(reference, directory, gateway).launch(List.of("health", "--json"));
  }

  @Override
  public long installedBytes(Path scratch) throws IOException, InterruptedException {
    return Disk.bytes(reference.modules());
  }
}

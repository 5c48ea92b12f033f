package dev.claw.node.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.claw.node.NodeStatus;
import dev.claw.node.NodeStatus.Entry;
import dev.claw.node.store.IdentityStore;
import dev.claw.node.store.JsonFile;
import dev.claw.node.store.Membership;
import dev.claw.node.store.NodeSettings;
import dev.claw.node.store.StateFolder;
import dev.claw.node.surface.ConsentBook;
import dev.claw.node.surface.SurfaceProbe;
import dev.claw.os.Machine;
import dev.claw.protocol.StrictJson;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `claw-node status`.
@Command(
    name = "status",
    description = "Show where this node stands, what it offers, and what it withholds and why.",
    footerHeading = "%nExamples:%n",
    footer = {"  claw-node status", "  claw-node status --json"})
final class StatusCommand implements Callable<Integer> {
  @Mixin private StateOption state = new StateOption();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    StateFolder folder = state.folder();
    Optional<NodeStatus> running =
        isRunning(folder) ? NodeStatus.file(folder).read() : Optional.empty();
    NodeStatus status = running.isPresent() ? running.get() : resting(folder);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(status));
    } else {
      print(status, out);
    }
    return Exit.OK;
  }

  /// An agent that runs holds the lock of its folder.
  private static boolean isRunning(StateFolder folder) throws IOException {
    if (!Files.isDirectory(folder.path())) {
      return false;
    }
    try (Closeable lock = folder.tryLock()) {
      return lock == null;
    }
  }

  /// What an agent would offer if it were started now.
  private static NodeStatus resting(StateFolder folder) throws IOException {
    NodeSettings settings = NodeSettings.read(folder);
    Machine machine = Machine.detect(settings.machine(System.getenv()));
    String gateway =
        new JsonFile<>(folder, "gateway.json", Membership.class)
            .read()
            .map(Membership::url)
            .orElse(null);
    return new NodeStatus(
        0,
        new IdentityStore(folder).existing().map(identity -> identity.id().value()).orElse(""),
        name(settings.name(), machine),
        gateway,
        "not-running",
        gateway == null
            ? "Not paired; run `claw nodes add` on the gateway and `claw-node pair LINK` here."
            : "Not running; start it with `claw-node run`.",
        System.currentTimeMillis(),
        NodeStatus.entries(new SurfaceProbe(machine, new ConsentBook(folder), false).probe()));
  }

  private static String name(@Nullable String configured, Machine machine) {
    return configured == null ? machine.host().identity().deviceName() : configured;
  }

  private static String json(NodeStatus status) throws JsonProcessingException {
    return StrictJson.open().writerWithDefaultPrettyPrinter().writeValueAsString(status);
  }

  private static void print(NodeStatus status, PrintWriter out) {
    out.println(status.name() + (status.nodeId().isEmpty() ? "" : " · " + brief(status.nodeId())));
    out.println(status.message());
    out.println();
    print("Offered", status.capabilities().stream().filter(Entry::offered).toList(), out);
    print(
        "Withheld", status.capabilities().stream().filter(entry -> !entry.offered()).toList(), out);
  }

  private static void print(String title, List<Entry> entries, PrintWriter out) {
    out.println(title);
    for (Entry entry : entries) {
      out.printf("  %-17s %s%n", entry.id(), String.join(", ", entry.commands()));
      if (entry.reason() != null) {
        out.printf("  %-17s %s; %s%n", "", entry.reason(), entry.fix());
      } else if (entry.consent().equals("ask")) {
        out.printf("  %-17s asks you each time%n", "");
      }
    }
    if (entries.isEmpty()) {
      out.println("  nothing");
    }
  }

  private static String brief(String nodeId) {
    return nodeId.substring(0, Math.min(8, nodeId.length()));
  }
}

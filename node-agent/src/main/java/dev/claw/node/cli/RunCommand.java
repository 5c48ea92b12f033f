package dev.claw.node.cli;

import dev.claw.node.NodeAgent;
import dev.claw.node.NodeOptions;
import dev.claw.node.NodeStartException;
import dev.claw.protocol.client.GatewayUrl;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `claw-node run`.
@Command(
    name = "run",
    description = "Connect this machine to its gateway and stay until Ctrl-C.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  claw-node run",
      "  CLAW_GATEWAY_TOKEN=... claw-node run --host gateway.local --name kitchen"
    })
final class RunCommand implements Callable<Integer> {
  @Mixin private StateOption state = new StateOption();
  @Mixin private GatewayOptions gateway = new GatewayOptions();

  @Option(names = "--name", paramLabel = "NAME", description = "What people call this node.")
  private @Nullable String name;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws IOException, NodeStartException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    String token = gateway.token(System.getenv(), spec.commandLine().getErr());
    return stay(
        NodeOptions.in(state.directory())
            .at(address(token))
            .named(name)
            .withSharedToken(token)
            .withListener(new StateLine(out)),
        out);
  }

  /// Whoever has the shared token and names no gateway means the one on this machine.
  private @Nullable GatewayUrl address(@Nullable String token) {
    GatewayUrl asked = gateway.gateway();
    boolean paired = Files.exists(state.folder().file("gateway.json"));
    return asked == null && token != null && !paired ? GatewayUrl.parse("127.0.0.1") : asked;
  }

  /// Runs a node until the process is told to end.
  static int stay(NodeOptions options, PrintWriter out)
      throws NodeStartException, InterruptedException {
    NodeOptions complete = options;
    if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()) {
      var prompt = new TerminalPrompt(out);
      prompt.start();
      complete = options.withPrompt(prompt);
    }
    NodeAgent agent = NodeAgent.open(complete);
    Runtime.getRuntime().addShutdownHook(new Thread(agent::close, "node-farewell"));
    agent.awaitClosed();
    return Exit.OK;
  }
}

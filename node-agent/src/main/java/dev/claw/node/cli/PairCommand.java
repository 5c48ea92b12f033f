package dev.claw.node.cli;

import dev.claw.node.NodeAgent;
import dev.claw.node.NodeOptions;
import dev.claw.node.NodePairing;
import dev.claw.node.NodeStartException;
import dev.claw.node.NodeState;
import dev.claw.node.PairingLink;
import dev.claw.protocol.Protocol;
import dev.claw.protocol.client.GatewayUrl;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `claw-node pair`.
@Command(
    name = "pair",
    description = "Join the gateway that made a pairing link or code.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  claw-node pair oc-pair://eyJ1cmwiOi...",
      "  claw-node pair --host gateway.local --code 123456",
      "  claw-node pair --run oc-pair://eyJ1cmwiOi..."
    })
final class PairCommand implements Callable<Integer> {
  private static final int REACH_MILLIS = 2_000;

  @Mixin private StateOption state = new StateOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "LINK",
      description = "The link `claw nodes add` printed on the gateway.")
  private @Nullable String link;

  @Option(names = "--host", paramLabel = "HOST", description = "Host of the gateway, for a code.")
  private @Nullable String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of the gateway (default: ${DEFAULT-VALUE}).")
  private int port = Protocol.DEFAULT_PORT;

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description = "The six digits `claw nodes add` printed, instead of a link.")
  private @Nullable String code;

  @Option(names = "--name", paramLabel = "NAME", description = "What people call this node.")
  private @Nullable String name;

  @Option(names = "--run", description = "Stay connected afterwards, as `claw-node run` does.")
  private boolean run;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "How long to wait for the approval (default: ${DEFAULT-VALUE}).")
  private long patience = 600;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws NodeStartException, InterruptedException {
    PairingLink invitation = invitation();
    if (invitation.isExpired(Instant.now())) {
      throw new IllegalArgumentException(
          "The pairing link has expired; run `claw nodes add` on the gateway for a new one.");
    }
    PrintWriter out = spec.commandLine().getOut();
    List<GatewayUrl> gateways = invitation.gateways();
    Optional<GatewayUrl> gateway = gateways.stream().filter(PairCommand::isReachable).findFirst();
    if (gateway.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "No gateway answers at "
                  + gateways
                  + "; check that it runs and that this machine can reach it.");
      return Exit.NOT_REACHABLE;
    }
    NodePairing.accept(state.directory(), invitation, gateway.get());
    NodeOptions options = NodeOptions.in(state.directory()).named(name);
    return run
        ? RunCommand.stay(options.withListener(new StateLine(out)), out)
        : waitForApproval(options, out);
  }

  private PairingLink invitation() {
    if (link != null) {
      return PairingLink.parse(link);
    }
    if (host != null && code != null) {
      return PairingLink.ofCode(GatewayUrl.of(host, port), code);
    }
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "Give the link of `claw nodes add`, or --host and --code; run `claw nodes add` on the"
            + " gateway for them.");
  }

  private int waitForApproval(NodeOptions options, PrintWriter out)
      throws NodeStartException, InterruptedException {
    var line = new StateLine(out);
    var decided = new CountDownLatch(1);
    var last = new AtomicReference<@Nullable NodeState>();
    try (var _ =
        NodeAgent.open(
            options.withListener(
                state -> {
                  last.set(state);
                  line.accept(state);
                  if (state instanceof NodeState.Ready || state instanceof NodeState.Refused) {
                    decided.countDown();
                  }
                }))) {
      if (!decided.await(patience, TimeUnit.SECONDS)) {
        out.println("Not approved yet; `claw-node run` goes on waiting.");
        return Exit.FAILED;
      }
      boolean ready = last.get() instanceof NodeState.Ready;
      out.println(
          ready ? "Paired. Now run: claw-node run" : "Not paired; ask for a new link and repeat.");
      return ready ? Exit.OK : Exit.FAILED;
    }
  }

  private static boolean isReachable(GatewayUrl gateway) {
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(gateway.uri().getHost(), gateway.uri().getPort()), REACH_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}

package dev.claw.node.cli;

import dev.claw.node.surface.Capability;
import dev.claw.node.surface.Consent;
import dev.claw.node.surface.ConsentBook;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `claw-node consent`.
@Command(
    name = "consent",
    description = "See and decide what the gateway may use on this machine.",
    footerHeading = "%nExamples:%n",
    footer = {"  claw-node consent list", "  claw-node consent set camera on"})
final class ConsentCommand implements Runnable {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(name = "list", description = "Show the decision for each capability.")
  int list(@Mixin StateOption state) {
    var book = new ConsentBook(state.folder());
    for (Capability capability : Capability.values()) {
      spec.commandLine().getOut().printf("%-17s %s%n", capability.id(), book.of(capability).word());
    }
    spec.commandLine().getOut().flush();
    return Exit.OK;
  }

  @Command(
      name = "set",
      description = "Decide about a capability: off, ask each time, or on.",
      footerHeading = "%nExamples:%n",
      footer = {"  claw-node consent set camera ask", "  claw-node consent set location off"})
  int set(
      @Mixin StateOption state,
      @Parameters(paramLabel = "CAPABILITY", description = "As `consent list` names it.")
          String capability,
      @Parameters(paramLabel = "DECISION", description = "off, ask or on.") String decision)
      throws IOException {
    Capability which =
        Capability.named(capability)
            .orElseThrow(
                () ->
                    usage(
                        "No capability '"
                            + capability
                            + "'; there are "
                            + Stream.of(Capability.values())
                                .map(Capability::id)
                                .collect(Collectors.joining(", "))
                            + "."));
    Consent consent =
        Consent.of(decision).orElseThrow(() -> usage("The decision is off, ask or on."));
    new ConsentBook(state.folder()).set(which, consent);
    spec.commandLine().getOut().println(which.id() + " is " + consent.word() + " now.");
    return Exit.OK;
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}

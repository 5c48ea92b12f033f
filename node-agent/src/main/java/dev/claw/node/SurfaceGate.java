package dev.claw.node;

import dev.claw.node.invoke.Gate;
import dev.claw.node.invoke.Invocation;
import dev.claw.node.invoke.RefusedException;
import dev.claw.node.surface.Capability;
import dev.claw.node.surface.Consent;
import dev.claw.node.surface.ConsentBook;
import dev.claw.node.surface.ConsentPrompt;
import dev.claw.node.surface.Surface;
import dev.claw.node.surface.Surface.Standing;
import dev.claw.node.surface.SurfaceProbe;
import dev.claw.protocol.command.NodeCommand;
import dev.claw.protocol.command.NodeCommandSpec;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets a command through when it is offered now and the owner consents now.
final class SurfaceGate implements Gate {
  private final Supplier<Surface> surface;
  private final SurfaceProbe probe;
  private final ConsentBook consents;
  private final @Nullable ConsentPrompt prompt;

  SurfaceGate(
      Supplier<Surface> surface,
      SurfaceProbe probe,
      ConsentBook consents,
      @Nullable ConsentPrompt prompt) {
    this.surface = surface;
    this.probe = probe;
    this.consents = consents;
    this.prompt = prompt;
  }

  @Override
  public void admit(NodeCommandSpec spec, NodeCommand command, Invocation invocation)
      throws RefusedException, InterruptedException {
    Capability capability = Capability.of(spec);
    refuseWithheld(capability, probe.byConsent(capability), disabled(capability));
    refuseWithheld(capability, surface.get().row(capability).standing(), unavailable(capability));
    if (consents.of(capability) == Consent.ASK && !answeredYes(spec, invocation)) {
      throw new RefusedException(
          disabled(capability), "The person in front of this machine did not agree.");
    }
  }

  private boolean answeredYes(NodeCommandSpec spec, Invocation invocation)
      throws InterruptedException {
    return prompt != null
        && prompt.allows(
            new ConsentPrompt.Question(
                Capability.of(spec).id(),
                "Let the gateway use " + spec.wireName() + " now?",
                invocation.left()));
  }

  private static void refuseWithheld(Capability capability, Standing standing, String code)
      throws RefusedException {
    switch (standing) {
      case Standing.Offered _ -> {}
      case Standing.Withheld(String reason, String fix) ->
          throw new RefusedException(
              code,
              "This node withholds "
                  + capability.id()
                  + ": "
                  + reason
                  + "; to change that, "
                  + fix
                  + ".");
    }
  }

  private static String disabled(Capability capability) {
    return switch (capability) {
      case CAMERA -> "CAMERA_DISABLED";
      case LOCATION -> "LOCATION_DISABLED";
      case NOTIFICATIONS -> "NOT_AUTHORIZED";
      case RUN -> "SYSTEM_RUN_DENIED";
      case DEVICE, SCREEN, SCREEN_RECORDING, PROGRAMS -> "UNAUTHORIZED";
    };
  }

  private static String unavailable(Capability capability) {
    return switch (capability) {
      case CAMERA -> "CAMERA_UNAVAILABLE";
      case LOCATION -> "LOCATION_UNAVAILABLE";
      case DEVICE, NOTIFICATIONS, SCREEN, SCREEN_RECORDING, PROGRAMS, RUN -> "UNAVAILABLE";
    };
  }
}

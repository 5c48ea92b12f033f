package dev.claw.node.surface;

import dev.claw.node.surface.Surface.Row;
import dev.claw.node.surface.Surface.Standing;
import dev.claw.os.Availability;
import dev.claw.os.Machine;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out what this machine can do and may do. Nothing is offered without a probe.
public final class SurfaceProbe {
  private static final Logger LOG = LoggerFactory.getLogger(SurfaceProbe.class);

  private final Machine machine;
  private final ConsentBook consents;
  private final boolean someoneToAsk;

  /// A probe of a machine under its owner's consent.
  ///
  /// @param someoneToAsk whether a [ConsentPrompt] can answer where the consent is `ask`
  public SurfaceProbe(Machine machine, ConsentBook consents, boolean someoneToAsk) {
    this.machine = machine;
    this.consents = consents;
    this.someoneToAsk = someoneToAsk;
  }

  /// Looks at every capability. Cheap: abilities of the machine that the owner withholds are not
  /// touched at all.
  public Surface probe() {
    return new Surface(Stream.of(Capability.values()).map(this::row).toList());
  }

  private Row row(Capability capability) {
    Consent consent = consents.of(capability);
    return new Row(capability, consent, standing(capability, consent));
  }

  /// Where a capability stands by the owner's word alone; consent is looked up anew.
  public Standing byConsent(Capability capability) {
    return byConsent(capability, consents.of(capability));
  }

  private Standing byConsent(Capability capability, Consent consent) {
    String command = "claw-node consent set " + capability.id() + " on";
    return switch (consent) {
      case OFF -> new Standing.Withheld("switched off on this machine", "run `" + command + "`");
      case ASK ->
          someoneToAsk
              ? new Standing.Offered()
              : new Standing.Withheld(
                  "needs consent on this machine, and nobody is there to be asked",
                  "run `" + command + "`");
      case ON -> new Standing.Offered();
    };
  }

  private Standing standing(Capability capability, Consent consent) {
    return switch (byConsent(capability, consent)) {
      case Standing.Withheld withheld -> withheld;
      case Standing.Offered offered ->
          switch (available(capability)) {
            case Availability.Available _ -> offered;
            case Availability.Unavailable(String reason, String fix) ->
                new Standing.Withheld(reason, fix);
          };
    };
  }

  /// One broken probe must not take the other capabilities with it.
  private Availability available(Capability capability) {
    try {
      return switch (capability) {
        case DEVICE, PROGRAMS, RUN -> Availability.available();
        case NOTIFICATIONS -> machine.notifier().probe();
        case SCREEN -> machine.screen().probe();
        case SCREEN_RECORDING -> machine.screen().probeRecording();
        case CAMERA -> machine.camera().probe();
        case LOCATION -> machine.location().probe();
      };
    } catch (RuntimeException e) {
      LOG.warn("The probe of {} failed", capability.id(), e);
      return Availability.unavailable("its probe failed", "see the node's log");
    }
  }
}

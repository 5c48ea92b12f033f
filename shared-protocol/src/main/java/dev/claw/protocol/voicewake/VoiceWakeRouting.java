package dev.claw.protocol.voicewake;

import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which agent or conversation a wake word leads to: result of `voicewake.routing.get`, payload of
/// `voicewake.routing.changed`.
public record VoiceWakeRouting(Config config) {
  /// The event's name.
  public static final String EVENT = "voicewake.routing.changed";

  /// Every word leads to the current conversation.
  public static final VoiceWakeRouting STANDARD =
      new VoiceWakeRouting(new Config(1, Target.CURRENT, List.of(), 0));

  public VoiceWakeRouting {
    Require.present(config, "config");
  }

  /// The table.
  ///
  /// @param version of its format; 1
  /// @param updatedAtMs Unix milliseconds, 0 when never set
  public record Config(int version, Target defaultTarget, List<Route> routes, long updatedAtMs) {
    public Config {
      Require.present(defaultTarget, "defaultTarget");
      routes = Require.list(routes, "routes", 32);
    }
  }

  /// One word and where it leads.
  public record Route(String trigger, Target target) {
    public Route {
      Require.atMost(Require.nonEmpty(trigger, "trigger"), "trigger", 64);
      Require.present(target, "target");
    }
  }

  /// Exactly one of: the current conversation, an agent, a conversation.
  public record Target(
      @Nullable String mode, @Nullable String agentId, @Nullable String sessionKey) {

    /// The conversation a person is in.
    public static final Target CURRENT = new Target("current", null, null);

    public Target {
      int named = (mode == null ? 0 : 1) + (agentId == null ? 0 : 1) + (sessionKey == null ? 0 : 1);
      if (named != 1 || (mode != null && !mode.equals("current"))) {
        throw new InvalidFieldException(
            "target", "must name exactly one of mode 'current', agentId, sessionKey");
      }
    }
  }
}

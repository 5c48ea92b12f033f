package dev.claw.protocol.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What exactly a node would run. Travels from `system.run.prepare` through the gateway to
/// `system.run`, which checks everything again.
///
/// @param commandText `argv` as a person reads it; never run
/// @param policySnapshot the node's rules when it planned
public record RunPlan(
    List<String> argv,
    @Nullable String cwd,
    @Nullable String commandText,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String commandPreview,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String agentId,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String sessionKey,
    @Nullable FileOperand mutableFileOperand,
    @Nullable JsonNode policySnapshot) {

  /// Most arguments of one run.
  public static final int MAX_ARGUMENTS = 4096;

  /// Most characters of one argument.
  public static final int MAX_ARGUMENT_LENGTH = 131_071;

  public RunPlan {
    argv = arguments(argv, "argv");
  }

  /// A file whose contents decide what a run does.
  public record FileOperand(int argvIndex, String path, String sha256) {}

  static List<String> arguments(@Nullable List<String> value, String field) {
    List<String> argv = Require.list(value, field, MAX_ARGUMENTS);
    argv.forEach(argument -> Require.atMost(argument, field, MAX_ARGUMENT_LENGTH));
    return argv;
  }
}

package dev.claw.node.exec;

import dev.claw.node.invoke.Invocation;
import dev.claw.node.invoke.RefusedException;
import dev.claw.node.surface.ConsentPrompt;
import dev.claw.os.CapabilityException;
import dev.claw.os.Command;
import dev.claw.os.CommandResult;
import dev.claw.os.Processes;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.command.ExecPolicy;
import dev.claw.protocol.command.RunPlan;
import dev.claw.protocol.command.SystemRun;
import dev.claw.protocol.command.SystemRunPrepare;
import dev.claw.protocol.node.ExecEvent;
import dev.claw.protocol.node.NodeEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `system.run` and its rehearsal. Only the argument vector counts: the line that comes with it is
/// for people and is never read.
public final class RunCommands {
  /// What the answer needs to get back before the gateway stops waiting.
  private static final Duration WAY_BACK = Duration.ofMillis(250);

  private final Processes processes;
  private final ExecApprovals approvals;
  private final ExecPolicyCheck check;
  private final RunEvents events;

  /// Runs programs as far as the approvals go.
  ///
  /// @param prompt asks the owner about runs that are not on the list; null when nobody is there
  public RunCommands(
      Processes processes,
      ExecApprovals approvals,
      @Nullable ConsentPrompt prompt,
      RunEvents events) {
    this.processes = processes;
    this.approvals = approvals;
    this.check = new ExecPolicyCheck(prompt);
    this.events = events;
  }

  /// What a run would do and which rule it falls under; runs nothing.
  public SystemRunPrepare.Prepared prepare(SystemRunPrepare request) throws RefusedException {
    RunEnvironment.checked(request.env());
    ExactRun run = approvals.resolve(request.command(), request.cwd());
    ExecPolicy policy = file().policy(request.agentId());
    var plan =
        new RunPlan(
            run.resolvedArgv(),
            run.directory().toString(),
            CommandText.of(run.resolvedArgv()),
            null,
            request.agentId(),
            request.sessionKey(),
            operand(run),
            StrictJson.open().valueToTree(policy));
    return new SystemRunPrepare.Prepared(
        plan,
        new SystemRunPrepare.Policy(required(policy.security()), required(policy.ask())),
        new SystemRunPrepare.Coverage(
            true,
            List.of(new SystemRunPrepare.Pattern(run.program().toString(), run.argPattern()))));
  }

  /// Runs a program that is allowed.
  public SystemRun.Ended run(SystemRun request, Invocation invocation)
      throws RefusedException, CapabilityException, InterruptedException {
    ExactRun run = approvals.resolve(request.command(), directory(request));
    Map<String, String> environment = RunEnvironment.checked(request.env());
    refuseOtherPlan(request, run);
    Optional<String> refusal =
        check.refusal(file(), run, request.agentId(), invocation.left().minus(WAY_BACK));
    if (refusal.isPresent()) {
      tell(NodeEvent.EXEC_DENIED, request, ended(request, run, null, refusal.get()));
      throw new RefusedException("SYSTEM_RUN_DENIED", refusal.get());
    }
    CommandResult result =
        processes.run(
            new Command(
                run.resolvedArgv(),
                run.directory(),
                environment,
                time(request, invocation),
                SystemRun.MAX_OUTPUT_BYTES,
                ""));
    SystemRun.Ended answer = RunOutput.of(result);
    tell(NodeEvent.EXEC_FINISHED, request, ended(request, run, answer, null));
    return answer;
  }

  private static @Nullable String directory(SystemRun request) {
    RunPlan plan = request.systemRunPlan();
    return request.cwd() != null || plan == null ? request.cwd() : plan.cwd();
  }

  /// A plan that names another run than the command is a mistake or an attack.
  private void refuseOtherPlan(SystemRun request, ExactRun run) throws RefusedException {
    RunPlan plan = request.systemRunPlan();
    if (plan == null) {
      return;
    }
    ExactRun planned =
        approvals.resolve(plan.argv(), plan.cwd() == null ? request.cwd() : plan.cwd());
    if (!planned.resolvedArgv().equals(run.resolvedArgv())
        || !planned.directory().equals(run.directory())) {
      throw new RefusedException(
          "INVALID_REQUEST", "The plan and the command are not the same run; prepare it again.");
    }
  }

  private ApprovalsFile file() throws RefusedException {
    try {
      return approvals.load();
    } catch (IOException e) {
      throw new RefusedException("SYSTEM_RUN_DENIED", String.valueOf(e.getMessage()));
    }
  }

  private static Duration time(SystemRun request, Invocation invocation) {
    Duration left = invocation.left().minus(WAY_BACK);
    Duration asked =
        request.timeoutMs() == null || request.timeoutMs() == 0
            ? left
            : Duration.ofMillis(request.timeoutMs());
    Duration time = asked.compareTo(left) < 0 ? asked : left;
    return time.isPositive() ? time : Duration.ofMillis(1);
  }

  private static RunPlan.@Nullable FileOperand operand(ExactRun run) {
    return run.files().entrySet().stream()
        .min(Map.Entry.comparingByKey())
        .map(
            file ->
                new RunPlan.FileOperand(
                    file.getKey(), run.argv().get(file.getKey()), file.getValue()))
        .orElse(new RunPlan.FileOperand(0, run.realProgram().toString(), run.sha256()));
  }

  private void tell(String name, SystemRun request, ExecEvent event) {
    if (request.runId() != null) {
      events.tell(NodeEvent.of(name, event));
    }
  }

  private static ExecEvent ended(
      SystemRun request, ExactRun run, SystemRun.@Nullable Ended answer, @Nullable String reason) {
    return new ExecEvent(
        request.sessionKey() == null ? "node" : request.sessionKey(),
        String.valueOf(request.runId()),
        "node",
        CommandText.of(run.argv()),
        answer == null ? null : answer.exitCode(),
        answer == null ? null : answer.timedOut(),
        answer == null ? null : answer.success(),
        answer == null ? null : RunOutput.end(answer),
        reason,
        Boolean.TRUE.equals(request.suppressNotifyOnExit()));
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("an effective policy is complete");
    }
    return value;
  }
}

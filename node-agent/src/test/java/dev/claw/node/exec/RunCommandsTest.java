package dev.claw.node.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.claw.node.invoke.Invocation;
import dev.claw.node.invoke.RefusedException;
import dev.claw.node.store.StateFolder;
import dev.claw.node.surface.ConsentPrompt;
import dev.claw.protocol.command.RunPlan;
import dev.claw.protocol.command.SystemRun;
import dev.claw.protocol.command.SystemRunPrepare;
import dev.claw.protocol.node.NodeEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandsTest {
  private static final List<String> ECHO = List.of("/bin/echo", "hi there");

  private Path home;
  private ExecApprovals approvals;
  private final TestingProcesses processes = new TestingProcesses();
  private final List<NodeEvent> events = new ArrayList<>();

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    home = folder.toRealPath();
    approvals = new ExecApprovals(StateFolder.in(home.resolve("state")), processes, home);
  }

  @Test
  void nothingRunsUntilItWasAllowed() {
    RefusedException refusal = denied(request(ECHO));

    assertThat(refusal.code()).isEqualTo("SYSTEM_RUN_DENIED");
    assertThat(refusal)
        .hasMessageEndingWith("claw-node allow --cwd " + home + " -- /bin/echo 'hi there'");
    assertThat(events.getFirst().event()).isEqualTo("exec.denied");
  }

  @Test
  void exactlyWhatWasAllowedRuns() throws Exception {
    approvals.allow(ECHO, null);

    SystemRun.Ended ended = commands(null).run(request(ECHO), invocation());

    assertThat(ended.success()).isTrue();
    assertThat(processes.started)
        .singleElement()
        .satisfies(
            command -> {
              assertThat(command.argv()).isEqualTo(ECHO);
              assertThat(command.directory()).isEqualTo(home);
            });
    assertThat(events.getFirst().event()).isEqualTo("exec.finished");
    assertThat(events.getFirst().payloadJSON())
        .contains("\"runId\":\"run-1\"", "\"host\":\"node\"", "\"exitCode\":0");
  }

  /// One row per idea that got something past an allow list of some assistant, and its variants.
  static List<List<String>> bypasses() {
    List<List<String>> rows = new ArrayList<>();
    for (String tail :
        List.of(
            "hi there; id",
            "hi there && id",
            "hi there || id",
            "hi there | sh",
            "hi there & id",
            "hi there\nid",
            "hi there\r\nid",
            "$(id)",
            "`id`",
            "${IFS}id",
            "$IFS",
            "hi there > /tmp/x",
            "hi there >> /etc/passwd",
            "hi there < /etc/shadow",
            "<(id)",
            ">(id)",
            "<<EOF\nid\nEOF",
            "hi there #",
            "hi there\u0000",
            "hi\u00a0there",
            "hi\u200bthere",
            "hi there\u202e",
            "hi there ",
            " hi there",
            "HI THERE",
            "hi  there",
            "h?",
            "*",
            "~root",
            "$HOME",
            "%PATH%",
            "^id",
            "!!",
            "hi\\ there",
            "'hi there'",
            "\"hi there\"",
            "hi\tthere",
            "hі there",
            "-e hi there",
            "--",
            "-n",
            "hi there\u001b[2K",
            "hi there\u2028id",
            "hi there$(id)",
            "hi there`id`",
            "",
            "{hi,id}",
            "hi there\\\nid")) {
      rows.add(List.of("/bin/echo", tail));
    }
    rows.add(List.of("/bin/echo"));
    rows.add(List.of("/bin/echo", "hi there", "more"));
    rows.add(List.of("/bin/echo", "hi", "there"));
    rows.add(List.of("/bin/sh", "-c", "/bin/echo 'hi there'"));
    rows.add(List.of("/bin/sh", "-lc", "/bin/echo 'hi there'; id"));
    rows.add(List.of("sh", "-c", "id"));
    rows.add(List.of("/usr/bin/env", "/bin/echo", "hi there"));
    rows.add(List.of("/usr/bin/env", "-S", "/bin/echo hi there"));
    rows.add(List.of("/usr/bin/env", "PATH=/tmp", "echo", "hi there"));
    rows.add(List.of("/usr/bin/nice", "/bin/echo", "hi there"));
    rows.add(List.of("/usr/bin/nohup", "/bin/echo", "hi there"));
    rows.add(List.of("/usr/bin/timeout", "5", "/bin/echo", "hi there"));
    rows.add(List.of("/usr/bin/setsid", "/bin/echo", "hi there"));
    rows.add(List.of("/usr/bin/xargs", "/bin/echo", "hi there"));
    rows.add(List.of("/usr/bin/find", ".", "-exec", "/bin/echo", "hi there", ";"));
    rows.add(List.of("/bin/cat", "hi there"));
    rows.add(List.of("/bin/../bin/echo", "hi there"));
    rows.add(List.of("/bin//echo", "hi there", ""));
    rows.add(List.of("bin/echo", "hi there"));
    rows.add(List.of("./echo", "hi there"));
    rows.add(List.of("../../bin/echo", "hi there"));
    rows.add(List.of("/bin/echo hi there"));
    rows.add(List.of("/bin/echo ", "hi there"));
    rows.add(List.of("/bin/echo\n", "hi there"));
    rows.add(List.of("/BIN/ECHO", "hi there"));
    rows.add(List.of("/bin/ech*", "hi there"));
    rows.add(List.of("", "hi there"));
    rows.add(List.of("/", "hi there"));
    rows.add(List.of("/bin", "hi there"));
    rows.add(List.of("/etc/passwd", "hi there"));
    rows.add(List.of("/proc/self/exe", "hi there"));
    return rows;
  }

  @ParameterizedTest
  @MethodSource("bypasses")
  void nothingElseRuns(List<String> argv) throws Exception {
    approvals.allow(ECHO, null);

    assertThatThrownBy(() -> commands(null).run(request(argv), invocation()))
        .isInstanceOf(RefusedException.class);
    assertThat(processes.started).isEmpty();
  }

  @Test
  void theCorpusOfBypassesIsLarge() {
    assertThat(bypasses()).hasSizeGreaterThan(75).doesNotHaveDuplicates().doesNotContain(ECHO);
  }

  @Test
  void theLineForPeopleIsNeverRun() throws Exception {
    approvals.allow(ECHO, null);
    var request = request(ECHO, "rm -rf /", null, null, null);

    commands(null).run(request, invocation());

    assertThat(processes.started.take().argv()).isEqualTo(ECHO);
  }

  @Test
  void anotherDirectoryIsAnotherRun() throws Exception {
    Path other = Files.createDirectory(home.resolve("other"));
    approvals.allow(ECHO, null);

    assertThat(denied(request(ECHO, null, other.toString(), null, null)).code())
        .isEqualTo("SYSTEM_RUN_DENIED");
    approvals.allow(ECHO, other.toString());
    assertThat(commands(null).run(request(ECHO, null, other.toString(), null, null), invocation()))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"relative", "/no/such/directory", "/etc/passwd", "/tmp\u0000", "/tmp/\n"})
  void directoriesThatAreNoneAreRefused(String directory) throws Exception {
    approvals.allow(ECHO, null);

    assertThat(denied(request(ECHO, null, directory, null, null)).code())
        .isEqualTo("INVALID_REQUEST");
  }

  @Test
  void aReplacedProgramIsRefused() throws Exception {
    Path program = executable("tool", "#!/bin/sh\necho good\n");
    approvals.allow(List.of(program.toString()), null);
    assertThat(commands(null).run(request(List.of(program.toString())), invocation())).isNotNull();

    executable("tool", "#!/bin/sh\necho evil\n");

    assertThat(denied(request(List.of(program.toString()))))
        .hasMessageContaining("has changed since it was allowed");
    assertThat(approvals.remembered()).singleElement().matches(entry -> !entry.intact());
  }

  @Test
  void aReplacedScriptIsRefused() throws Exception {
    Path script = Files.writeString(home.resolve("job.sh"), "echo good\n");
    List<String> argv = List.of("/bin/sh", "job.sh");
    approvals.allow(argv, null);
    assertThat(commands(null).run(request(argv), invocation())).isNotNull();

    Files.writeString(script, "echo evil\n");

    assertThat(denied(request(argv)).code()).isEqualTo("SYSTEM_RUN_DENIED");
  }

  @Test
  void aScriptThatAppearsLaterIsRefused() throws Exception {
    List<String> argv = List.of("/bin/sh", "later.sh");
    approvals.allow(argv, null);

    Files.writeString(home.resolve("later.sh"), "echo evil\n");

    assertThat(denied(request(argv)).code()).isEqualTo("SYSTEM_RUN_DENIED");
  }

  @Test
  void aLinkThatPointsElsewhereNowIsRefused() throws Exception {
    Path link = Files.createSymbolicLink(home.resolve("link"), Path.of("/bin/echo"));
    approvals.allow(List.of(link.toString()), null);

    Files.delete(link);
    Files.createSymbolicLink(link, Path.of("/bin/cat"));

    assertThat(denied(request(List.of(link.toString()))).code()).isEqualTo("SYSTEM_RUN_DENIED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PATH",
        "LD_PRELOAD",
        "LD_LIBRARY_PATH",
        "DYLD_INSERT_LIBRARIES",
        "BASH_ENV",
        "ENV",
        "IFS",
        "NODE_OPTIONS",
        "JAVA_TOOL_OPTIONS",
        "PYTHONPATH",
        "PERL5OPT",
        "GIT_SSH_COMMAND",
        "EDITOR",
        "PAGER",
        "HOME",
        "SHELL",
        "PS4",
        "BASH_FUNC_x%%",
        "HTTP_PROXY",
        "TERMCAP",
        "lang",
        ""
      })
  void variablesThatDecideWhatRunsAreRefused(String name) throws Exception {
    approvals.allow(ECHO, null);

    assertThat(denied(request(ECHO, null, null, Map.of(name, "x"), null)).code())
        .isEqualTo("INVALID_REQUEST");
  }

  @Test
  void variablesThatOnlyChangeTheLookArePassedOn() throws Exception {
    approvals.allow(ECHO, null);

    commands(null)
        .run(request(ECHO, null, null, Map.of("LANG", "de_DE.UTF-8"), null), invocation());

    assertThat(processes.started.take().environment()).containsEntry("LANG", "de_DE.UTF-8");
    assertThat(denied(request(ECHO, null, null, Map.of("TZ", ":/etc/shadow"), null)).code())
        .isEqualTo("INVALID_REQUEST");
  }

  @Test
  void aPlanForAnotherRunIsRefused() throws Exception {
    approvals.allow(ECHO, null);
    var plan = new RunPlan(List.of("/bin/echo", "bye"), null, null, null, null, null, null, null);

    assertThat(denied(request(ECHO, null, null, null, plan)).code()).isEqualTo("INVALID_REQUEST");
  }

  @Test
  void thePlanOfTheRehearsalRuns() throws Exception {
    approvals.allow(List.of("echo", "x"), null);
    SystemRunPrepare.Prepared prepared =
        commands(null)
            .prepare(new SystemRunPrepare(List.of("echo", "x"), null, null, null, null, null));
    assertThat(prepared.plan().argv()).containsExactly("/usr/bin/echo", "x");
    assertThat(prepared.plan().cwd()).isEqualTo(home.toString());
    assertThat(processes.started).isEmpty();

    commands(null)
        .run(
            request(prepared.plan().argv(), null, prepared.plan().cwd(), null, prepared.plan()),
            invocation());

    assertThat(processes.started.take().argv()).containsExactly("/usr/bin/echo", "x");
  }

  @Test
  void thePersonInFrontMaySayYesOnceWithoutItBeingRemembered() throws Exception {
    List<String> asked = new ArrayList<>();
    ConsentPrompt yes =
        question -> {
          asked.add(question.text());
          return true;
        };

    commands(yes).run(request(ECHO), invocation());

    assertThat(asked).containsExactly("Run /bin/echo 'hi there' in " + home + "?");
    assertThat(approvals.remembered()).isEmpty();
  }

  @Test
  void aForgottenRunIsRefusedAgain() throws Exception {
    String id = approvals.allow(ECHO, null).id();
    assertThat(approvals.forget(id)).isTrue();
    assertThat(approvals.forget(id)).isFalse();

    assertThat(denied(request(ECHO)).code()).isEqualTo("SYSTEM_RUN_DENIED");
  }

  @Test
  void damagedRulesAllowNothing() throws Exception {
    approvals.allow(ECHO, null);
    Files.writeString(home.resolve("state/node/exec-approvals.json"), "{\"version\":1,");

    assertThat(denied(request(ECHO)).code()).isEqualTo("SYSTEM_RUN_DENIED");
  }

  private RunCommands commands(@Nullable ConsentPrompt prompt) {
    return new RunCommands(processes, approvals, prompt, events::add);
  }

  private RefusedException denied(SystemRun request) {
    int before = processes.started.size();
    RefusedException refusal =
        catchThrowableOfType(
            RefusedException.class, () -> commands(null).run(request, invocation()));
    assertThat(refusal).isNotNull();
    assertThat(processes.started).hasSize(before);
    return refusal;
  }

  private Path executable(String name, String text) throws Exception {
    Path file = Files.writeString(home.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static SystemRun request(List<String> argv) {
    return request(argv, null, null, null, null);
  }

  private static SystemRun request(
      List<String> argv,
      @Nullable String raw,
      @Nullable String cwd,
      @Nullable Map<String, String> env,
      @Nullable RunPlan plan) {
    return new SystemRun(
        argv, raw, plan, cwd, env, null, null, "main", "agent:main:main", "run-1", null);
  }

  private static Invocation invocation() {
    return new Invocation("i", System.nanoTime() + Duration.ofSeconds(30).toNanos(), chunk -> {});
  }
}

package dev.claw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandTreeTest {
  @TempDir Path state;

  @Test
  void bareClawSaysWhatToType() {
    var run = TestingShell.at(state).run();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("claw say", "claw status", "claw nodes add");
  }

  @Test
  void versionIsShown() {
    assertThat(TestingShell.at(state).run("--version").out()).startsWith("claw ");
  }

  @Test
  void everyCommandHasHelpWithExamplesAndTheCommonOptions() {
    for (CommandLine command : leaves()) {
      List<String> path =
          List.of(command.getCommandSpec().qualifiedName().substring("claw ".length()).split(" "));
      var args = new ArrayList<>(path);
      args.add("--help");
      var run = TestingShell.at(state).run(args.stream());
      assertThat(run.code()).as(path.toString()).isZero();
      assertThat(run.out()).as(path.toString()).contains("--json", "--state-dir", "Examples:");
      assertThat(run.out()).as(path.toString()).contains("claw " + String.join(" ", path));
    }
  }

  @Test
  void anUnknownCommandIsAUsageErrorWithASuggestion() {
    var run = TestingShell.at(state).run("staus");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("staus", "status", "--help").hasLineCount(1);
  }

  @Test
  void anUnknownOptionIsAUsageErrorInOneLine() {
    var run = TestingShell.at(state).run("nodes", "list", "--frobnicate");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--frobnicate", "claw nodes list --help").hasLineCount(1);
  }

  @Test
  void aGroupAloneAsksForMore() {
    var run = TestingShell.at(state).run("nodes");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("claw nodes COMMAND");
  }

  @Test
  void completionKnowsEveryCommand() {
    for (String shell : List.of("bash", "zsh", "fish")) {
      var run = TestingShell.at(state).run("completion", shell);
      assertThat(run.code()).isZero();
      assertThat(run.out()).contains("approve", "doctor", "snapshot", "state-dir");
    }
    assertThat(TestingShell.at(state).run("completion", "tcsh").code()).isEqualTo(2);
  }

  @Test
  void theManualListsExactlyTheCommandsThereAre() throws IOException {
    Path manual = Path.of("..", "docs", "cli.md");
    String written = Files.readString(manual);
    String table = ManualTable.markdown(CommandTree.complete(shell()));
    assertThat(written).as("docs/cli.md has to contain this table:\n%s", table).contains(table);
  }

  private List<CommandLine> leaves() {
    return ManualTable.leaves(CommandTree.complete(shell()));
  }

  private static dev.claw.cli.terminal.Shell shell() {
    return dev.claw.cli.terminal.Shell.ofProcess();
  }
}

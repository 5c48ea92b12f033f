package dev.claw.cli;

import dev.claw.cli.terminal.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Hands the parser's failures, and those of commands, to the report.
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final FailureReport report;

  Failures(FailureReport report) {
    this.report = report;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
    return report.tell(e);
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    StringBuilder text = new StringBuilder(FailureReport.sentence(e.getMessage()));
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> similar = unmatched.getSuggestions();
      if (!similar.isEmpty()) {
        text.append(" Did you mean ").append(String.join(" or ", similar)).append("?");
      }
    }
    return report.tell(ExitCode.USAGE, text + " See `" + command + " --help`.");
  }
}

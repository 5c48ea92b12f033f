package dev.claw.cli.gateway;

import dev.claw.cli.gateway.Conversation.Answer;
import dev.claw.cli.link.GatewayCommand;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Patience;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Tone;
import dev.claw.cli.terminal.Words;
import dev.claw.gateway.LocalAccess;
import dev.claw.protocol.client.CallFailedException;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `claw say`.
@Command(
    name = "say",
    description = "Say something to Claw and print its answer.",
    footer = {
      "",
      "Without a running gateway, Claw starts one for this sentence only.",
      "",
      "Examples:",
      "  claw say \"how is this machine doing\"",
      "  claw say \"take a screenshot of server\"",
      "  echo \"what time is it\" | claw say -"
    })
public final class Say extends GatewayCommand {
  private static final int MAX_INPUT = 100_000;

  @Parameters(arity = "1..*", paramLabel = "WORDS", description = "What to say; - reads it.")
  @Nullable List<String> words;

  @Option(
      names = "--session",
      paramLabel = "KEY",
      defaultValue = "main",
      description = "The conversation it belongs to.")
  String sessionKey = "main";

  /// A command of this shell.
  public Say(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(GatewaySession session) {
    throw new IllegalStateException("a sentence opens its session itself");
  }

  @Override
  protected ExitCode run()
      throws CliException, CallFailedException, IOException, InterruptedException {
    String text = text();
    if (text.isBlank()) {
      throw CliException.usage("There is nothing to say; try `claw say \"what can you do\"`.");
    }
    boolean running = named() || LocalAccess.find(state()).isPresent();
    if (running) {
      return converse(text);
    }
    try (EmbeddedClaw _ = startEmbedded()) {
      return converse(text);
    }
  }

  private EmbeddedClaw startEmbedded() throws IOException, InterruptedException {
    try (var _ = new Patience(shell(), "Starting Claw for this sentence")) {
      return EmbeddedClaw.start(state(), shell().environment());
    }
  }

  private ExitCode converse(String text)
      throws CliException, CallFailedException, IOException, InterruptedException {
    var conversation = new Conversation(sessionKey);
    Answer answer;
    try (GatewaySession session = connect(conversation);
        var _ = new Patience(shell(), "Waiting for the answer")) {
      answer = conversation.say(session, text, timeout());
    }
    return show(answer);
  }

  private ExitCode show(Answer answer) {
    if (json()) {
      shell().json(answer);
      return answer.ok() ? ExitCode.OK : ExitCode.FAILED;
    }
    if (!answer.ok()) {
      shell().note(Words.lines(answer.text()));
      return ExitCode.FAILED;
    }
    shell().say(Words.lines(answer.text()));
    for (Answer.MadeFile file : answer.files()) {
      shell()
          .say(
              shell().paint(Tone.LINK, Words.line(file.path()))
                  + shell().paint(Tone.DIM, "  " + Words.size(file.bytes())));
    }
    return ExitCode.OK;
  }

  private String text() throws CliException, IOException {
    String typed = String.join(" ", words == null ? List.of() : words);
    return typed.equals("-") ? read(shell().in()) : typed;
  }

  private static String read(Reader input) throws CliException, IOException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[8192];
    for (int n = input.read(buffer); n >= 0; n = input.read(buffer)) {
      text.append(buffer, 0, n);
      if (text.length() > MAX_INPUT) {
        throw CliException.usage("That is more than " + MAX_INPUT + " characters; say less.");
      }
    }
    return text.toString().strip();
  }
}

package dev.claw.cli.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.claw.protocol.StrictJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where one run of the command line takes place: its streams, its environment, and whether a
/// person is there.
public final class Shell {
  private final PrintWriter out;
  private final PrintWriter err;
  private final BufferedReader in;
  private final Map<String, String> environment;
  private final Terminal terminal;

  /// What is known about the terminal.
  ///
  /// @param person whether someone reads the output and can answer
  /// @param colours whether the output may have colours
  /// @param columns the width in characters; 0 where there is none
  public record Terminal(boolean person, boolean colours, int columns) {
    /// No terminal at all.
    public static final Terminal NONE = new Terminal(false, false, 0);
  }

  /// A shell over these streams.
  public Shell(
      PrintWriter out,
      PrintWriter err,
      Reader in,
      Map<String, String> environment,
      Terminal terminal) {
    this.out = out;
    this.err = err;
    this.in = new BufferedReader(in);
    this.environment = Map.copyOf(environment);
    this.terminal = terminal;
  }

  /// The shell this process was started from.
  public static Shell ofProcess() {
    Map<String, String> environment = System.getenv();
    return new Shell(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        new InputStreamReader(System.in, StandardCharsets.UTF_8),
        environment,
        Terminals.detect(environment));
  }

  /// Results.
  public PrintWriter out() {
    return out;
  }

  /// Everything that is no result: errors, questions, progress.
  public PrintWriter err() {
    return err;
  }

  /// What is piped in.
  public Reader in() {
    return in;
  }

  /// The variables of the environment.
  public Map<String, String> environment() {
    return environment;
  }

  /// Whether a person is there to be asked.
  public boolean person() {
    return terminal.person();
  }

  /// The width in characters; 0 is without limit.
  public int columns() {
    return terminal.columns();
  }

  /// Whether the output may have colours.
  public boolean colours() {
    return terminal.colours();
  }

  /// The time.
  public InstantSource clock() {
    return InstantSource.system();
  }

  /// A line of the result.
  public void say(String text) {
    out.println(text);
  }

  /// An empty line of the result.
  public void say() {
    out.println();
  }

  /// A line beside the result.
  public void note(String text) {
    err.println(text);
  }

  /// Text in a tone.
  public String paint(Tone tone, String text) {
    return tone.paint(text, terminal.colours());
  }

  /// Prints a value as indented JSON.
  public void json(@Nullable Object value) {
    try {
      out.println(StrictJson.open().writerWithDefaultPrettyPrinter().writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Asks for a yes; anything else, the end of the input included, is a no.
  public boolean confirm(String question) {
    err.print(question + " [y/N] ");
    err.flush();
    try {
      String answer = in.readLine();
      if (answer == null) {
        err.println();
        return false;
      }
      String word = answer.strip().toLowerCase(Locale.ROOT);
      return word.equals("y") || word.equals("yes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

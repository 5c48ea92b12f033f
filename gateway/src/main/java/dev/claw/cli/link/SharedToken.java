package dev.claw.cli.link;

import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The gateway's shared token as the user gave it: on the command line, in a file, or in the
/// environment, in this order.
public final class SharedToken {
  private static final int MAX_BYTES = 4096;

  private final Shell shell;
  private final @Nullable String argument;
  private final @Nullable Path file;

  /// The token of these options.
  public SharedToken(Shell shell, @Nullable String argument, @Nullable Path file) {
    this.shell = shell;
    this.argument = argument;
    this.file = file;
  }

  /// The token; empty when none was given.
  ///
  /// @throws CliException the file cannot be read or holds no token
  public Optional<String> find() throws CliException {
    Optional<String> told = told();
    return told.isPresent() ? told : ofEnvironment();
  }

  /// The token of this very call, leaving the environment aside.
  Optional<String> told() throws CliException {
    if (argument != null) {
      if (argument.isBlank()) {
        throw CliException.usage("--token is empty; leave it out or give the gateway's token.");
      }
      shell.note(
          "Note: other users of this machine can see --token; CLAW_GATEWAY_TOKEN or --token-file"
              + " keeps it to yourself.");
      return Optional.of(argument);
    }
    return file == null ? Optional.empty() : Optional.of(ofFile(file));
  }

  Optional<String> ofEnvironment() {
    return List.of("CLAW_GATEWAY_TOKEN", "OPENCLAW_GATEWAY_TOKEN").stream()
        .map(name -> shell.environment().getOrDefault(name, "").strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private static String ofFile(Path file) throws CliException {
    try (InputStream input = Files.newInputStream(file)) {
      byte[] content = input.readNBytes(MAX_BYTES + 1);
      String token = new String(content, StandardCharsets.UTF_8).strip();
      if (content.length > MAX_BYTES || token.isEmpty() || token.lines().count() != 1) {
        throw CliException.failed(file + " holds no token; it is one line of text.");
      }
      return token;
    } catch (IOException e) {
      throw CliException.failed("The token file " + file + " cannot be read; check its path.");
    }
  }
}

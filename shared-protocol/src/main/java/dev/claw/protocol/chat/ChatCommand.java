package dev.claw.protocol.chat;

import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command one can type.
///
/// @param textAliases such as `/help`
/// @param source `native`, `skill` or `plugin`
/// @param scope `text`, `native` or `both`
public record ChatCommand(
    String name,
    @Nullable String nativeName,
    @Nullable List<String> textAliases,
    @Nullable String description,
    @Nullable String category,
    @Nullable String source,
    @Nullable String scope,
    boolean acceptsArgs,
    @Nullable List<Argument> args) {

  public ChatCommand {
    Require.nonEmpty(name, "name");
    textAliases = textAliases == null ? null : List.copyOf(textAliases);
    args = args == null ? null : List.copyOf(args);
  }

  /// A part of what is typed after the command.
  public record Argument(
      String name,
      @Nullable String description,
      @Nullable String type,
      @Nullable Boolean required,
      @Nullable List<Choice> choices) {

    public Argument {
      Require.nonEmpty(name, "name");
      choices = choices == null ? null : List.copyOf(choices);
    }
  }

  /// One allowed value.
  public record Choice(String value, @Nullable String label) {}
}

package dev.claw.gateway.intent;

import dev.claw.gateway.intent.sentence.NodeRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command that the owner gave a name in the configuration.
///
/// @param argv the exact argument vector; a sentence never adds to it
/// @param node where it runs unless the sentence names a node; null for the machine of the gateway
public record NamedScript(String name, List<String> argv, @Nullable NodeRef node) {
  public NamedScript {
    argv = List.copyOf(argv);
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("script " + name + " has no command");
    }
  }
}

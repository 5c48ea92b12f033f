package dev.claw.cli.link;

import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.Words;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/// Finds the one thing a user means by a name, an id, or the beginning of either.
///
/// @param what how one is called in messages, such as `node`
public record Pick<T>(String what, List<T> all, Function<T, String> name, Function<T, String> id) {
  private static final int SHOWN = 8;

  /// The one.
  ///
  /// @throws CliException none fits, or several do; the message says which there are
  public T one(String query) throws CliException {
    String wanted = query.strip().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      throw CliException.usage("Give the name or id of a " + what + ".");
    }
    List<Predicate<T>> ways =
        List.of(
            each -> lower(id, each).equals(wanted),
            each -> lower(name, each).equals(wanted),
            each -> lower(name, each).startsWith(wanted),
            each -> wanted.length() >= 4 && lower(id, each).startsWith(wanted));
    for (Predicate<T> way : ways) {
      List<T> found = all.stream().filter(way).toList();
      if (found.size() == 1) {
        return found.getFirst();
      }
      if (found.size() > 1) {
        throw CliException.usage(
            "'"
                + Words.line(query)
                + "' fits several "
                + what
                + "s: "
                + names(found)
                + "; give the id.");
      }
    }
    throw CliException.failed(
        "There is no "
            + what
            + " '"
            + Words.line(query)
            + "'"
            + (all.isEmpty() ? "; there is none at all." : "; there is " + names(all) + "."));
  }

  private String names(List<T> some) {
    return Words.some(some.stream().map(each -> label(each)).toList(), SHOWN);
  }

  private String label(T each) {
    String text = name.apply(each);
    String key = id.apply(each);
    String brief = key.length() > 12 ? key.substring(0, 12) : key;
    return text.isBlank() || text.equals(key) ? brief : text + " (" + brief + ")";
  }

  private static <T> String lower(Function<T, String> part, T each) {
    return part.apply(each).toLowerCase(Locale.ROOT);
  }
}

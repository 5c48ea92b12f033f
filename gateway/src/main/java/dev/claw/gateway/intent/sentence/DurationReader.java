package dev.claw.gateway.intent.sentence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lengths of time: "10 seconds", "10s", "a minute", "one minute and thirty seconds".
final class DurationReader implements SlotReader {
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final int MAX_PARTS = 3;

  private final NumberReader numbers;
  private final Map<String, Duration> units;
  private final Set<String> one;
  private final Set<String> and;

  DurationReader(Lexicon lexicon) {
    numbers = new NumberReader(lexicon.numbers());
    units = lexicon.units();
    one = lexicon.words("one");
    and = lexicon.words("and");
  }

  @Override
  public void read(Tokens tokens, int from, List<Span> found) {
    Duration sum = Duration.ZERO;
    int at = from;
    for (int parts = 0; parts < MAX_PARTS && at < tokens.size(); parts++) {
      int start = parts > 0 && and.contains(tokens.at(at).word()) ? at + 1 : at;
      Span part = part(tokens, start);
      if (part == null || !(part.value() instanceof SlotValue.Length(Duration length))) {
        return;
      }
      sum = sum.plus(length);
      at = part.end();
      if (sum.compareTo(LONGEST) <= 0) {
        found.add(new Span(at, new SlotValue.Length(sum), 3 * (at - from)));
      }
    }
  }

  private @Nullable Span part(Tokens tokens, int at) {
    if (at >= tokens.size()) {
      return null;
    }
    Span glued = glued(tokens, at);
    if (glued != null) {
      return glued;
    }
    List<Span> counts = new ArrayList<>(2);
    if (one.contains(tokens.at(at).word())) {
      counts.add(new Span(at + 1, new SlotValue.Whole(1), 0));
    } else {
      numbers.read(tokens, at, counts);
    }
    for (Span count : counts) {
      Duration unit = count.end() < tokens.size() ? unit(tokens, count.end()) : null;
      if (unit != null && count.value() instanceof SlotValue.Whole(int number)) {
        return new Span(count.end() + 1, new SlotValue.Length(unit.multipliedBy(number)), 0);
      }
    }
    return null;
  }

  private @Nullable Duration unit(Tokens tokens, int at) {
    return units.get(tokens.at(at).word());
  }

  /// "10s": digits and the unit in one word.
  private @Nullable Span glued(Tokens tokens, int at) {
    String word = tokens.at(at).word();
    int digits = 0;
    while (digits < word.length() && word.charAt(digits) >= '0' && word.charAt(digits) <= '9') {
      digits++;
    }
    Duration unit = units.get(word.substring(digits));
    if (digits == 0 || digits > 6 || unit == null) {
      return null;
    }
    int number = Integer.parseInt(word.substring(0, digits));
    return new Span(at + 1, new SlotValue.Length(unit.multipliedBy(number)), 0);
  }
}

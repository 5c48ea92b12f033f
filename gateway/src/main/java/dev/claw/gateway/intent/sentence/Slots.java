package dev.claw.gateway.intent.sentence;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The slots of a matched sentence by name, in the order they were said.
public record Slots(Map<String, SlotValue> values) {
  public Slots {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public Optional<SlotValue> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  public OptionalInt number(String name) {
    return values.get(name) instanceof SlotValue.Whole(int number)
        ? OptionalInt.of(number)
        : OptionalInt.empty();
  }

  public Optional<Duration> duration(String name) {
    return values.get(name) instanceof SlotValue.Length(Duration duration)
        ? Optional.of(duration)
        : Optional.empty();
  }

  /// The free words or the chosen list value of a slot.
  public Optional<String> text(String name) {
    SlotValue value = values.get(name);
    if (value instanceof SlotValue.Text(String text)) {
      return Optional.of(text);
    }
    return value instanceof SlotValue.Choice(String chosen)
        ? Optional.of(chosen)
        : Optional.empty();
  }
}

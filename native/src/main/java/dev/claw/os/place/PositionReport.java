package dev.claw.os.place;

import dev.claw.os.Location.Position;
import dev.claw.os.Location.Source;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A position as positioning programs print it: lines of `Name: number unit`, as the `where-am-i`
/// of GeoClue does. Names are read without regard to case, and units are ignored.
final class PositionReport {

  private static final double PRECISE_METERS = 100;
  private static final double UNKNOWN_METERS = 50_000;

  private PositionReport() {}

  /// The last complete position in the text; empty when there is none on Earth.
  static Optional<Position> parse(String text, Instant now) {
    Map<String, Double> values = new HashMap<>();
    text.lines().forEach(line -> addTo(values, line));
    Double latitude = values.get("latitude");
    Double longitude = values.get("longitude");
    if (latitude == null || longitude == null) {
      return Optional.empty();
    }
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
      return Optional.empty();
    }
    double accuracy = values.getOrDefault("accuracy", UNKNOWN_METERS);
    return Optional.of(
        new Position(
            latitude,
            longitude,
            accuracy,
            values.get("altitude"),
            notNegative(values.get("speed")),
            notNegative(values.get("heading")),
            now,
            accuracy <= PRECISE_METERS,
            source(accuracy)));
  }

  private static void addTo(Map<String, Double> values, String line) {
    int colon = line.indexOf(':');
    if (colon > 0) {
      Double number = number(line.substring(colon + 1).strip());
      if (number != null) {
        values.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), number);
      }
    }
  }

  private static @Nullable Double number(String text) {
    int end = 0;
    while (end < text.length() && "+-0123456789.,eE".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    try {
      double number = Double.parseDouble(text.substring(0, end).replace(',', '.'));
      return Double.isFinite(number) ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /// Programs print -1 for what they do not know.
  private static @Nullable Double notNegative(@Nullable Double value) {
    return value == null || value < 0 ? null : value;
  }

  private static Source source(double accuracy) {
    if (accuracy <= 30) {
      return Source.GPS;
    }
    return accuracy <= 1_000 ? Source.WIFI : Source.UNKNOWN;
  }
}

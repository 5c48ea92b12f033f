package dev.claw.gateway.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The steps that bring a database from an empty file to the newest schema, numbered from 1. A step
/// that was ever released is never edited, only followed by another.
///
/// @param steps SQL scripts; the n-th makes version n
public record Migrations(List<String> steps) {
  public Migrations {
    steps = List.copyOf(steps);
  }

  /// Reads `0001.sql`, `0002.sql` and so on from a folder of resources beside a class.
  ///
  /// @throws IllegalStateException when there is none, or when a number is left out
  public static Migrations numbered(Class<?> beside, String folder) {
    List<String> steps = new ArrayList<>();
    while (exists(beside, folder, steps.size() + 1)) {
      steps.add(read(beside, folder, steps.size() + 1));
    }
    if (steps.isEmpty() || exists(beside, folder, steps.size() + 2)) {
      throw new IllegalStateException("migration " + (steps.size() + 1) + " is missing: " + folder);
    }
    return new Migrations(steps);
  }

  /// The version after the last step.
  public int version() {
    return steps.size();
  }

  private static String name(String folder, int number) {
    return "%s/%04d.sql".formatted(folder, number);
  }

  private static boolean exists(Class<?> beside, String folder, int number) {
    return beside.getResource(name(folder, number)) != null;
  }

  private static String read(Class<?> beside, String folder, int number) {
    try (InputStream in = beside.getResourceAsStream(name(folder, number))) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name(folder, number));
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

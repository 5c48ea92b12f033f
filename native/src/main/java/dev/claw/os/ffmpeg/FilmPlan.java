package dev.claw.os.ffmpeg;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What to film.
///
/// @param picture the arguments that open the picture input
/// @param sound the arguments that open a sound input; empty for a silent film
/// @param environment for ffmpeg, on top of the usual one
public record FilmPlan(
    List<String> picture, List<String> sound, Map<String, String> environment, Duration duration) {
  /// Copies the lists.
  public FilmPlan {
    picture = List.copyOf(picture);
    sound = List.copyOf(sound);
    environment = Map.copyOf(environment);
  }

  FilmPlan silent() {
    return new FilmPlan(picture, List.of(), environment, duration);
  }
}

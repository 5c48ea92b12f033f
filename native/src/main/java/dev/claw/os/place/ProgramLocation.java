package dev.claw.os.place;

import dev.claw.os.Availability;
import dev.claw.os.CapabilityException;
import dev.claw.os.CapabilityException.Code;
import dev.claw.os.Command;
import dev.claw.os.CommandResult;
import dev.claw.os.Location;
import dev.claw.os.process.ProcessRunner;
import dev.claw.os.process.RunningProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Asks a program that prints positions: `where-am-i` of GeoClue on Linux, the CoreLocation helper
/// on macOS. It is ended as soon as it has printed a position, for it would go on for ever.
public final class ProgramLocation implements Location {

  private static final Duration START = Duration.ofMillis(500);

  private final ProcessRunner processes;
  private final List<Path> candidates;
  private final InstantSource clock;
  private final Availability.Unavailable absence;
  private final AtomicReference<@Nullable Position> last = new AtomicReference<>();

  /// @param candidates programs that take `-t SECONDS -a LEVEL`; the first that exists is used
  /// @param absence what to say when none exists
  public ProgramLocation(
      ProcessRunner processes,
      List<Path> candidates,
      InstantSource clock,
      Availability.Unavailable absence) {
    this.processes = processes;
    this.candidates = List.copyOf(candidates);
    this.clock = clock;
    this.absence = absence;
  }

  @Override
  public Availability probe() {
    return program().isPresent() ? Availability.available() : absence;
  }

  private Optional<Path> program() {
    return candidates.stream().filter(Files::isExecutable).findFirst();
  }

  @Override
  public Position locate(LocationRequest request) throws CapabilityException, InterruptedException {
    Position known = last.get();
    if (known != null && isFresh(known, request.maxAge())) {
      return known;
    }
    probe().require(Code.LOCATION_UNAVAILABLE);
    Position found = ask(program().orElseThrow(), request);
    last.set(found);
    return found;
  }

  private boolean isFresh(Position known, Duration maxAge) {
    Instant now = clock.instant();
    return known.timestamp().plus(maxAge).isAfter(now) && !known.timestamp().isAfter(now);
  }

  private Position ask(Path program, LocationRequest request)
      throws CapabilityException, InterruptedException {
    List<String> argv = new ArrayList<>();
    argv.add(program.toString());
    argv.addAll(List.of("-t", Long.toString(Math.max(1, request.timeout().toSeconds()))));
    argv.addAll(List.of("-a", level(request.accuracy())));
    RunningProcess running =
        processes.start(Command.of(argv).withTimeout(request.timeout().plus(START)));
    if (running.awaitStdout(text -> position(text).isPresent())) {
      running.cancel(); // one that ended by itself is left to say how
    }
    CommandResult result = running.await();
    return position(result.stdout().text()).orElseThrow(() -> failure(result));
  }

  /// A position counts once its accuracy, which follows the coordinates, is there in full.
  private Optional<Position> position(String text) {
    String complete = text.substring(0, text.lastIndexOf('\n') + 1);
    boolean hasAccuracy = complete.toLowerCase(Locale.ROOT).contains("accuracy:");
    return hasAccuracy ? PositionReport.parse(complete, clock.instant()) : Optional.empty();
  }

  /// Accuracy levels of GeoClue: 4 city, 6 street, 8 exact.
  private static String level(Accuracy accuracy) {
    return switch (accuracy) {
      case COARSE -> "4";
      case BALANCED -> "6";
      case PRECISE -> "8";
    };
  }

  private static CapabilityException failure(CommandResult result) {
    String text = result.stderr().text().toLowerCase(Locale.ROOT);
    if (text.contains("denied") || text.contains("not authorized")) {
      return new CapabilityException(
          Code.LOCATION_PERMISSION_REQUIRED,
          "The system does not tell Claw where it is: allow it in the privacy settings");
    }
    if (result.timedOut() || result.cancelled() || result.success()) {
      return new CapabilityException(
          Code.LOCATION_TIMEOUT,
          "No position was found in time: allow more time, or configure a place");
    }
    return new CapabilityException(
        Code.LOCATION_UNAVAILABLE,
        "The positioning service gave no position: check that it runs, or configure a place");
  }
}

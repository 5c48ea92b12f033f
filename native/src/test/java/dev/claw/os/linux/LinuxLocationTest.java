package dev.claw.os.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.os.Availability.Unavailable;
import dev.claw.os.CapabilityException;
import dev.claw.os.CapabilityException.Code;
import dev.claw.os.Location;
import dev.claw.os.Location.Accuracy;
import dev.claw.os.Location.LocationRequest;
import dev.claw.os.Location.Position;
import dev.claw.os.Location.Source;
import dev.claw.os.MachineSettings;
import dev.claw.os.MachineSettings.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxLocationTest {

  /// As `where-am-i` prints it.
  private static final String REPORT =
      """
      Client object: /org/freedesktop/GeoClue2/Client/1

      New location:
      Latitude:    59.329300°
      Longitude:   18.068600°
      Accuracy:    20.000000 meters
      Altitude:    28.500000 meters
      Speed:       -1.000000 meters/second
      """;

  @TempDir Path directory;

  private Location location(String script) throws Exception {
    Path helper = TestingProgram.write(directory.resolve("where-am-i"), script);
    MachineSettings settings = MachineSettings.of(Map.of("PATH", "/usr/bin:/bin"));
    return LinuxMachine.machine(settings.withLocationHelper(helper), directory).location();
  }

  private static LocationRequest within(Duration timeout, Duration maxAge) {
    return new LocationRequest(timeout, maxAge, Accuracy.PRECISE);
  }

  @Test
  void tellsTheConfiguredPlace() throws Exception {
    MachineSettings settings =
        MachineSettings.of(Map.of()).withPlace(new Place(48.2, 16.37, 5_000));
    Location location = LinuxMachine.machine(settings, directory).location();

    assertThat(location.probe().isAvailable()).isTrue();
    Position position = location.locate(LocationRequest.defaults());
    assertThat(position.latitude()).isEqualTo(48.2);
    assertThat(position.longitude()).isEqualTo(16.37);
    assertThat(position.precise()).isFalse();
  }

  @Test
  void takesTheFirstPositionOfAProgramThatGoesOn() throws Exception {
    Location location =
        location(
            "echo \"$@\" > '%s/argv'\ncat <<'END'\n%sEND\nexec sleep 600"
                .formatted(directory, REPORT));

    Position position = location.locate(within(Duration.ofSeconds(60), Duration.ZERO));

    assertThat(position.latitude()).isEqualTo(59.3293);
    assertThat(position.longitude()).isEqualTo(18.0686);
    assertThat(position.accuracyMeters()).isEqualTo(20);
    assertThat(position.speedMetersPerSecond()).isNull();
    assertThat(position.precise()).isTrue();
    assertThat(position.source()).isEqualTo(Source.GPS);
    assertThat(Files.readString(directory.resolve("argv"))).isEqualTo("-t 60 -a 8\n");
  }

  @Test
  void reusesAPositionThatIsYoungEnough() throws Exception {
    Location location =
        location("echo x >> '%s/calls'\ncat <<'END'\n%sEND".formatted(directory, REPORT));

    location.locate(within(Duration.ofSeconds(60), Duration.ZERO));
    location.locate(within(Duration.ofSeconds(60), Duration.ofHours(1)));
    assertThat(Files.readAllLines(directory.resolve("calls"))).hasSize(1);

    location.locate(within(Duration.ofSeconds(60), Duration.ZERO));
    assertThat(Files.readAllLines(directory.resolve("calls"))).hasSize(2);
  }

  @Test
  void givesUpAfterTheTimeout() throws Exception {
    Location location = location("exec sleep 600");

    assertThatThrownBy(() -> location.locate(within(Duration.ofMillis(200), Duration.ZERO)))
        .isInstanceOfSatisfying(
            CapabilityException.class, e -> assertThat(e.code()).isEqualTo(Code.LOCATION_TIMEOUT));
  }

  @Test
  void tellsARefusal() throws Exception {
    Location location = location("echo 'Access denied' >&2; exit 1");

    assertThatThrownBy(() -> location.locate(LocationRequest.defaults()))
        .isInstanceOfSatisfying(
            CapabilityException.class,
            e -> assertThat(e.code()).isEqualTo(Code.LOCATION_PERMISSION_REQUIRED));
  }

  @Test
  void believesNoPositionOutsideTheEarth() throws Exception {
    Location location = location("printf 'Latitude: 95\\nLongitude: 10\\nAccuracy: 5\\n'; exit 1");

    assertThatThrownBy(() -> location.locate(LocationRequest.defaults()))
        .isInstanceOfSatisfying(
            CapabilityException.class,
            e -> assertThat(e.code()).isEqualTo(Code.LOCATION_UNAVAILABLE));
  }

  @Test
  void saysThatThereIsNobodyToAsk() {
    MachineSettings settings =
        MachineSettings.of(Map.of()).withLocationHelper(directory.resolve("none"));

    assertThat(LinuxMachine.machine(settings, directory).location().probe())
        .isInstanceOfSatisfying(
            Unavailable.class, gone -> assertThat(gone.fix()).contains("place"));
  }
}

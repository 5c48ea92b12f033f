package dev.claw.os;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Plain facts about this machine, read anew at each call. What a system does not tell is empty
/// rather than guessed.
public interface HostFacts {

  /// What this machine is.
  Identity identity();

  /// The number of logical processors.
  int processors();

  /// The load averages; empty on Windows, which has none.
  Optional<LoadAverage> load();

  /// Main memory in bytes.
  Optional<Memory> memory();

  /// The disk that holds the given path, in bytes.
  Optional<Storage> storage(Path path);

  /// The time since the machine was started.
  Optional<Duration> uptime();

  /// How warm the machine is.
  Thermal thermal();

  /// The network interfaces except loopback.
  List<Network> networks();

  /// What this machine is.
  ///
  /// @param locale as a BCP 47 tag
  record Identity(
      String deviceName,
      String modelIdentifier,
      String systemName,
      String systemVersion,
      String locale) {}

  /// Runnable tasks, averaged over one, five and fifteen minutes.
  record LoadAverage(double oneMinute, double fiveMinutes, double fifteenMinutes) {}

  /// Main memory in bytes.
  ///
  /// @param available what programs can take without swapping
  record Memory(long total, long available) {}

  /// A disk in bytes.
  ///
  /// @param free what this user can still write
  record Storage(long total, long free) {
    /// The bytes in use, those reserved for the system included.
    public long used() {
      return total - free;
    }
  }

  /// How warm the machine is; the lower-case name is the one on the wire.
  enum Thermal {
    NOMINAL,
    FAIR,
    SERIOUS,
    CRITICAL
  }

  /// What an interface is connected by; the lower-case name is the one on the wire.
  enum Link {
    WIFI,
    CELLULAR,
    WIRED,
    OTHER
  }

  /// One network interface.
  record Network(String name, Link link, boolean up) {}
}

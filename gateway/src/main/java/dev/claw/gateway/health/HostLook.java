package dev.claw.gateway.health;

import com.sun.management.OperatingSystemMXBean;
import dev.claw.protocol.health.SystemInfo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The gateway's own machine and process, as far as health needs them. The management beans are
/// loaded at the first question, not at the start.
///
/// @param state the state directory: its disk is the one that matters
/// @param log the gateway's log file
public record HostLook(Path state, Path log, int port, String version) {
  private static final long LOW_DISK_BYTES = 256L << 20;
  private static final double FULL_HEAP = 0.95;

  HealthReport.Check memory() {
    Runtime runtime = Runtime.getRuntime();
    double used = (double) (runtime.totalMemory() - runtime.freeMemory()) / runtime.maxMemory();
    return used < FULL_HEAP
        ? HealthReport.Check.GOOD
        : HealthReport.Check.bad(
            "%.0f %% of the %d MiB of memory this gateway may use are taken"
                .formatted(used * 100, runtime.maxMemory() >> 20));
  }

  HealthReport.Check disk() {
    try {
      long free = Files.getFileStore(state).getUsableSpace();
      return free >= LOW_DISK_BYTES
          ? HealthReport.Check.GOOD
          : HealthReport.Check.bad(
              "only %d MiB are free where the state is kept; make room".formatted(free >> 20));
    } catch (IOException e) {
      return HealthReport.Check.bad("the disk of the state directory cannot be read");
    }
  }

  SystemInfo info(long uptimeMs) {
    String host = hostname();
    return new SystemInfo(
        host,
        host,
        System.getProperty("os.name").toLowerCase(Locale.ROOT),
        System.getProperty("os.version"),
        System.getProperty("os.arch"),
        null,
        port,
        ProcessHandle.current().pid(),
        uptimeMs,
        hardware(),
        diskFacts());
  }

  private static SystemInfo.Hardware hardware() {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    double load = system.getSystemLoadAverage();
    return new SystemInfo.Hardware(
        system.getAvailableProcessors(),
        null,
        load < 0 ? null : List.of(load),
        system.getTotalMemorySize(),
        system.getFreeMemorySize());
  }

  private SystemInfo.Disk diskFacts() {
    try {
      FileStore disk = Files.getFileStore(state);
      return new SystemInfo.Disk(disk.getTotalSpace(), disk.getUsableSpace(), state.toString());
    } catch (IOException e) {
      return new SystemInfo.Disk(null, null, state.toString());
    }
  }

  private static String hostname() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}

package dev.claw.bench;

import static dev.claw.bench.Metric.atLeast;
import static dev.claw.bench.Metric.atMost;
import static dev.claw.bench.Metric.plain;

import java.util.List;
import java.util.Locale;

/// What is measured, with the budgets of the design. The name in lower case with dashes selects it
/// on the command line.
enum Row {
  GATEWAY_START("Gateway, process start → answers an RPC", List.of(atMost("time", "s", 0.5))),
  GATEWAY_IDLE(
      "Gateway, idle with one node",
      List.of(
          atMost("resident, all its processes", "MiB", 96),
          plain("proportional (PSS), all its processes", "MiB"),
          plain("resident, main process", "MiB"))),
  NODE_START("Node, process start → connected", List.of(atMost("time", "s", 0.45))),
  NODE_IDLE(
      "Node, idle",
      List.of(
          atMost("resident, all its processes", "MiB", 64),
          plain("proportional (PSS), all its processes", "MiB"),
          plain("resident, main process", "MiB"))),
  INSTALLED_SIZE("Installed: gateway, node, run-time", List.of(atMost("on disk", "MB", 90))),
  HEALTH_1("RPC `health`, 1 in flight", rpc(8000, 0.12)),
  HEALTH_32("RPC `health`, 32 in flight", rpc(40_000)),
  CHEAPEST_32("RPC `last-heartbeat`, 32 in flight", rpc(50_000)),
  HTTP_HEALTH("GET `/health`, 64 connections", rpc(45_000)),
  WHICH_1("`node.invoke system.which`, 1 in flight", rpc(1800, 0.5)),
  WHICH_32("`node.invoke system.which`, 32 in flight", rpc(10_000)),
  RUN_TRUE(
      "`node.invoke system.run /bin/true`, 1 in flight",
      List.of(plain("rate", "/s"), atMost("p50", "ms", 3), plain("p95", "ms"), plain("p99", "ms"))),
  CLIENTS_3000("3,000 WebSocket clients", clients(3000)),
  CLIENTS_10000("10,000 WebSocket clients", clients(10_000)),
  CLI_HEALTH(
      "Command line `health`",
      List.of(atMost("time", "s", 0.25), atMost("peak resident, largest process", "MB", 64))),
  LOCAL_INTENT(
      "Local intent, 1,000 node names, misses included",
      List.of(plain("p50", "ms"), atMost("p99", "ms", 1)));

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // Only lists that cannot change are put in.
  private final List<Metric> metrics;

  Row(String title, List<Metric> metrics) {
    this.title = title;
    this.metrics = metrics;
  }

  private static List<Metric> rpc(double perSecond) {
    return List.of(
        atLeast("rate", "/s", perSecond),
        plain("p50", "ms"),
        plain("p95", "ms"),
        plain("p99", "ms"));
  }

  private static List<Metric> rpc(double perSecond, double p50) {
    return List.of(
        atLeast("rate", "/s", perSecond),
        atMost("p50", "ms", p50),
        plain("p95", "ms"),
        plain("p99", "ms"));
  }

  private static List<Metric> clients(int count) {
    return List.of(
        atLeast("connected", "", count),
        atLeast("answered afterwards", "", count),
        atMost("memory each", "KiB", 15),
        plain("connected per second", "/s"));
  }

  String title() {
    return title;
  }

  List<Metric> metrics() {
    return metrics;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

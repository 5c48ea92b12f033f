package dev.claw.gateway.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What happened, as Prometheus counts it and as the health report sums it up over a day. The
/// registry is made at the first message or scrape: starting the gateway does not wait for it.
public final class Metrics {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofSeconds(60)
  };

  private final DayCounter messages;
  private final DayCounter failures;
  private final DayCounter toolCalls;
  private final LongAdder calls = new LongAdder();
  private final LongAdder failedCalls = new LongAdder();
  private final Supplier<Gauges> gauges;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable PrometheusMeterRegistry registry;

  /// What is read at each scrape.
  public record Gauges(int activeSessions, int connections, int nodes) {}

  /// Metrics that start at zero.
  public Metrics(InstantSource clock, Supplier<Gauges> gauges) {
    this.gauges = gauges;
    messages = new DayCounter(clock);
    failures = new DayCounter(clock);
    toolCalls = new DayCounter(clock);
  }

  /// A request was answered.
  public void called(String method, boolean ok, long nanos) {
    calls.increment();
    if (!ok) {
      failedCalls.increment();
    }
  }

  /// A message came in.
  public void messageReceived(String channel) {
    registry().counter("openclaw.messages.received", "channel", channel).increment();
  }

  /// A message was answered, or failed.
  public void messageProcessed(String channel, boolean ok, Duration took) {
    PrometheusMeterRegistry meters = registry();
    meters
        .counter(
            "openclaw.messages.processed",
            Tags.of("channel", channel, "status", ok ? "success" : "error"))
        .increment();
    Timer.builder("openclaw.response.time")
        .tag("channel", channel)
        .serviceLevelObjectives(BUCKETS)
        .register(meters)
        .record(took.toNanos(), TimeUnit.NANOSECONDS);
    messages.add((double) took.toMillis());
    if (!ok) {
      failures.add(1);
    }
  }

  /// A tool was used: for now, a command on a node.
  public void toolExecuted(String tool, boolean ok) {
    registry()
        .counter(
            "openclaw.tool.executions", Tags.of("tool", tool, "status", ok ? "success" : "error"))
        .increment();
    toolCalls.add(1);
  }

  /// The page Prometheus reads.
  public String scrape() {
    return registry().scrape();
  }

  long messagesToday() {
    return messages.count();
  }

  long toolCallsToday() {
    return toolCalls.count();
  }

  double meanResponseMs() {
    return messages.mean();
  }

  /// Failed messages of a day per message.
  double errorRate() {
    long all = messages.count();
    return all == 0 ? 0 : (double) failures.count() / all;
  }

  private PrometheusMeterRegistry registry() {
    lock.lock();
    try {
      if (registry == null) {
        registry = create();
      }
      return registry;
    } finally {
      lock.unlock();
    }
  }

  private PrometheusMeterRegistry create() {
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Gauge.builder("openclaw.active.sessions", () -> gauges.get().activeSessions())
        .tag("mode", "main")
        .register(meters);
    Gauge.builder("claw.connections", () -> gauges.get().connections()).register(meters);
    Gauge.builder("claw.nodes.connected", () -> gauges.get().nodes()).register(meters);
    io.micrometer.core.instrument.FunctionCounter.builder("claw.rpc.calls", calls, LongAdder::sum)
        .register(meters);
    io.micrometer.core.instrument.FunctionCounter.builder(
            "claw.rpc.failures", failedCalls, LongAdder::sum)
        .register(meters);
    return meters;
  }
}

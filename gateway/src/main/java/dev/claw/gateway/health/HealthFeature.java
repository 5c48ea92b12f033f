package dev.claw.gateway.health;

import dev.claw.gateway.rpc.Access;
import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.EventType;
import dev.claw.gateway.rpc.Events;
import dev.claw.gateway.rpc.Method;
import dev.claw.gateway.rpc.RawJson;
import dev.claw.gateway.rpc.Scope;
import dev.claw.gateway.rpc.Uptime;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.NoParams;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.connect.PresenceEntry;
import dev.claw.protocol.health.GatewayIdentity;
import dev.claw.protocol.health.Health;
import dev.claw.protocol.health.HealthParams;
import dev.claw.protocol.health.LogsTailParams;
import dev.claw.protocol.health.LogsTailResult;
import dev.claw.protocol.health.Status;
import dev.claw.protocol.health.StatusParams;
import dev.claw.protocol.health.SystemInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How the gateway is: health, status, presence, machine facts, its log.
public final class HealthFeature implements AutoCloseable {
  private static final Duration REFRESH = Duration.ofSeconds(60);

  private final Wiring wiring;
  private final Uptime uptime = new Uptime();
  private final LogTail logTail;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Snapshot latest;

  /// What health looks at.
  ///
  /// @param presence everyone who is there
  /// @param checks what is wrong, by subject; empty text means nothing
  public record Wiring(
      GatewayIdentity identity,
      HostLook host,
      Metrics metrics,
      Supplier<SessionNumbers> sessions,
      Supplier<List<PresenceEntry>> presence,
      Supplier<Map<String, String>> checks,
      Events events,
      InstantSource clock) {}

  /// How many conversations there are.
  ///
  /// @param folder where they are kept in the state directory; everyone may see it
  public record SessionNumbers(String folder, int active, int queued, List<Health.Recent> recent) {}

  private record Snapshot(String json, Health health) {}

  /// Looks for the first time; [#start] goes on looking.
  public HealthFeature(Wiring wiring) {
    this.wiring = wiring;
    this.logTail = new LogTail(wiring.host().log());
    this.latest = look();
  }

  /// Begins to look every minute, and tells everyone.
  public void start() {
    Thread.ofVirtual().name("health").start(this::run);
  }

  /// The rows of this feature.
  public List<Method<?, ?>> methods() {
    Access read = Access.operator(Scope.READ);
    return List.of(
        new Method<>("health", Access.everyone(), HealthParams.class, this::health),
        new Method<>("status", read, StatusParams.class, this::status),
        new Method<>("system-presence", read, NoParams.class, this::presence),
        new Method<>("system.info", read, NoParams.class, this::info),
        new Method<>("gateway.identity.get", read, NoParams.class, this::identity),
        new Method<>("last-heartbeat", read, NoParams.class, this::lastHeartbeat),
        new Method<>("logs.tail", read, LogsTailParams.class, this::logs));
  }

  /// The latest look, for the welcome.
  public Health latest() {
    return latest.health();
  }

  /// The report monitoring reads.
  public HealthReport report() {
    Map<String, HealthReport.Check> checks = checks();
    boolean healthy = checks.values().stream().allMatch(HealthReport.Check::ok);
    SessionNumbers sessions = wiring.sessions().get();
    Runtime runtime = Runtime.getRuntime();
    Metrics metrics = wiring.metrics();
    return new HealthReport(
        healthy ? "healthy" : "degraded",
        Instant.ofEpochMilli(wiring.clock().millis()).toString(),
        uptime.millis() / 1000,
        checks,
        new HealthReport.Numbers(
            (runtime.totalMemory() - runtime.freeMemory()) >> 20,
            sessions.active(),
            sessions.queued(),
            0,
            0,
            metrics.messagesToday(),
            metrics.toolCallsToday(),
            metrics.meanResponseMs(),
            metrics.errorRate()));
  }

  private Map<String, HealthReport.Check> checks() {
    var checks = new LinkedHashMap<String, HealthReport.Check>();
    checks.put("gateway", HealthReport.Check.GOOD);
    checks.put("memory", wiring.host().memory());
    checks.put("disk", wiring.host().disk());
    wiring
        .checks()
        .get()
        .forEach(
            (subject, problem) ->
                checks.put(
                    subject,
                    problem.isEmpty() ? HealthReport.Check.GOOD : HealthReport.Check.bad(problem)));
    return checks;
  }

  private Snapshot look() {
    long start = System.nanoTime();
    HealthReport report = report();
    SessionNumbers sessions = wiring.sessions().get();
    var conversations =
        new Health.Sessions(sessions.folder(), sessions.active(), sessions.recent());
    var health =
        new Health(
            report.status().equals("healthy"),
            wiring.clock().millis(),
            (System.nanoTime() - start) / 1_000_000,
            Map.of(),
            List.of(),
            Map.of(),
            null,
            "main",
            List.of(new Health.Agent("main", null, true, null, conversations)),
            conversations,
            null,
            null,
            StrictJson.open().valueToTree(report));
    return new Snapshot(FrameCodec.json(health), health);
  }

  private void run() {
    try {
      while (!closed.await(REFRESH.toMillis(), TimeUnit.MILLISECONDS)) {
        latest = look();
        wiring.events().publish(EventType.HEALTH, latest.health());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private RawJson health(Caller caller, HealthParams params) {
    if (Boolean.TRUE.equals(params.probe())) {
      latest = look();
    }
    return new RawJson(latest.json());
  }

  private Status status(Caller caller, StatusParams params) {
    var sessions = StrictJson.open().valueToTree(latest.health().sessions());
    return new Status(
        wiring.host().version(),
        new Status.HeartbeatStatus("main", List.of()),
        List.of(),
        List.of(),
        null,
        sessions,
        caller.scopes().satisfies(Scope.ADMIN) ? ProcessHandle.current().pid() : null);
  }

  private List<PresenceEntry> presence(Caller caller, NoParams params) {
    return wiring.presence().get();
  }

  private SystemInfo info(Caller caller, NoParams params) {
    return wiring.host().info(uptime.millis());
  }

  private GatewayIdentity identity(Caller caller, NoParams params) {
    return wiring.identity();
  }

  /// There are no heartbeats yet, so there is no last one.
  private @Nullable Object lastHeartbeat(Caller caller, NoParams params) {
    return null;
  }

  private LogsTailResult logs(Caller caller, LogsTailParams params) {
    return logTail.read(params);
  }

  @Override
  public void close() {
    closed.countDown();
  }
}

package dev.claw.gateway.limit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.claw.gateway.rpc.CallLimiter;
import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.Loopback;
import dev.claw.gateway.rpc.RpcException;
import dev.claw.protocol.ErrorCode;
import dev.claw.protocol.Role;
import dev.claw.protocol.WireError;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Token buckets per principal. Programs of this machine are not counted: whoever is on loopback
/// with a credential is the owner, and the bounds of each connection still hold.
public final class RateLimits implements CallLimiter {
  private static final Set<String> MESSAGES = Set.of("chat.send", "agent", "send", "sessions.send");
  private static final Set<String> TOOL_CALLS = Set.of("node.invoke", "tools.invoke");

  /// What nodes send by themselves; the answers they owe are bounded by what was asked of them.
  private static final Set<String> NODE_REPORTS = Set.of("node.event", "node.invoke.progress");

  private static final int MAX_BUCKETS = 10_000;

  private final Rates rates;
  private final LongSupplier nanoTime;
  private final Map<Key, TokenBucket> buckets = new ConcurrentHashMap<>();

  /// The configured rates, per minute and principal.
  ///
  /// @param countLocal whether programs of this machine are counted too
  public record Rates(
      int requests, int burst, int messages, int toolCalls, int nodeReports, boolean countLocal) {}

  private enum Kind {
    REQUESTS("requests"),
    MESSAGES("messages"),
    TOOL_CALLS("tool calls"),
    NODE_REPORTS("reports");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private record Key(String principal, Kind kind) {}

  /// Limits with full buckets.
  public RateLimits(Rates rates, LongSupplier nanoTime) {
    this.rates = rates;
    this.nanoTime = nanoTime;
  }

  @Override
  public void admit(Caller caller, String method) {
    if (!rates.countLocal() && Loopback.isLiteral(caller.remoteAddress())) {
      return;
    }
    if (caller.role() == Role.NODE) {
      if (NODE_REPORTS.contains(method)) {
        take(caller, Kind.NODE_REPORTS);
      }
      return;
    }
    take(caller, Kind.REQUESTS);
    if (MESSAGES.contains(method)) {
      take(caller, Kind.MESSAGES);
    } else if (TOOL_CALLS.contains(method)) {
      take(caller, Kind.TOOL_CALLS);
    }
  }

  private void take(Caller caller, Kind kind) {
    long now = nanoTime.getAsLong();
    long wait =
        buckets
            .computeIfAbsent(new Key(caller.principal(), kind), key -> fresh(key.kind(), now))
            .take(now);
    if (wait > 0) {
      throw refusal(kind, wait);
    }
    if (buckets.size() > MAX_BUCKETS) {
      buckets.values().removeIf(bucket -> bucket.full(now));
    }
  }

  private RpcException refusal(Kind kind, long waitMs) {
    return new RpcException(
        WireError.of(
                ErrorCode.UNAVAILABLE,
                "too many "
                    + kind.words
                    + ": at most "
                    + perMinute(kind)
                    + " per minute; wait "
                    + (waitMs + 999) / 1000
                    + " s")
            .withDetails(
                JsonNodeFactory.instance
                    .objectNode()
                    .put("code", "RATE_LIMITED")
                    .put("limit", perMinute(kind) + " per 60s"))
            .retryAfter(waitMs));
  }

  private TokenBucket fresh(Kind kind, long now) {
    int perMinute = perMinute(kind);
    int burst = kind == Kind.REQUESTS ? Math.max(rates.burst(), 1) : Math.max(perMinute, 1);
    return new TokenBucket(perMinute, burst, now);
  }

  private int perMinute(Kind kind) {
    return switch (kind) {
      case REQUESTS -> rates.requests();
      case MESSAGES -> rates.messages();
      case TOOL_CALLS -> rates.toolCalls();
      case NODE_REPORTS -> rates.nodeReports();
    };
  }
}

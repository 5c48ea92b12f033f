package dev.claw.bench.wire;

import java.io.IOException;
import java.time.Duration;

/// Keeps a fixed number of requests in flight on one connection.
public final class RpcLoad {
  private static final int SLOTS = 1024;

  private final Operator operator;
  private final RequestTemplate template;
  private final int inFlight;
  private final long[] sentAt = new long[SLOTS];

  public RpcLoad(Operator operator, RequestTemplate template, int inFlight) {
    this.operator = operator;
    this.template = template;
    this.inFlight = inFlight;
  }

  /// Sends for the given time, then waits for what is still in flight.
  ///
  /// @throws IOException at the first refusal, or when the gateway falls silent
  public Latencies run(Duration time) throws IOException {
    Latencies latencies = new Latencies();
    long start = System.nanoTime();
    long end = start + time.toNanos();
    int open = 0;
    while (open < inFlight) {
      send(start);
      open++;
    }
    while (open > 0) {
      Reply reply = operator.nextReply();
      long now = System.nanoTime();
      latencies.add(now - sentAt[(int) (reply.id() % SLOTS)]);
      if (now < end) {
        send(now);
      } else {
        open--;
      }
    }
    latencies.took(System.nanoTime() - start);
    return latencies;
  }

  private void send(long now) {
    sentAt[(int) (operator.send(template) % SLOTS)] = now;
  }
}

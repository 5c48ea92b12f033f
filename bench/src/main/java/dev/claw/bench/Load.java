package dev.claw.bench;

import dev.claw.bench.wire.HttpLoad;
import dev.claw.bench.wire.Latencies;
import dev.claw.bench.wire.Operator;
import dev.claw.bench.wire.RequestTemplate;
import dev.claw.bench.wire.RpcLoad;
import java.io.IOException;
import java.time.Duration;

/// Something that keeps one gateway busy for a time.
interface Load extends AutoCloseable {
  Latencies run(Duration time) throws IOException;

  @Override
  void close() throws IOException;

  /// What the row asks of this gateway.
  static Load of(Row row, Rig rig) throws IOException {
    return switch (row) {
      case HEALTH_1 -> rpc(rig, new RequestTemplate("health", "{}"), 1);
      case HEALTH_32 -> rpc(rig, new RequestTemplate("health", "{}"), 32);
      case CHEAPEST_32 -> rpc(rig, new RequestTemplate("last-heartbeat", "{}"), 32);
      case HTTP_HEALTH -> http(rig);
      case WHICH_1 -> rpc(rig, which(rig), 1);
      case WHICH_32 -> rpc(rig, which(rig), 32);
      case RUN_TRUE -> rpc(rig, runTrue(rig), 1);
      case GATEWAY_START,
          GATEWAY_IDLE,
          NODE_START,
          NODE_IDLE,
          INSTALLED_SIZE,
          CLIENTS_3000,
          CLIENTS_10000,
          CLI_HEALTH,
          LOCAL_INTENT ->
          throw new IllegalArgumentException(row + " is not a load");
    };
  }

  private static RequestTemplate which(Rig rig) throws IOException {
    return invoke(rig, "system.which", "{\"bins\":[\"uname\"]}");
  }

  private static RequestTemplate runTrue(Rig rig) throws IOException {
    return invoke(rig, "system.run", "{\"command\":[\"/bin/true\"]}");
  }

  private static RequestTemplate invoke(Rig rig, String command, String params) throws IOException {
    // The start time keeps the keys of this load apart from those of an earlier one.
    return new RequestTemplate(
        "node.invoke",
        "{\"nodeId\":\"%s\",\"command\":\"%s\",\"params\":%s,\"idempotencyKey\":\"%d-@\"}"
            .formatted(rig.nodeId(), command, params, System.nanoTime()));
  }

  private static Load rpc(Rig rig, RequestTemplate template, int inFlight) throws IOException {
    Operator operator = rig.operator();
    RpcLoad load = new RpcLoad(operator, template, inFlight);
    return new Load() {
      @Override
      public Latencies run(Duration time) throws IOException {
        return load.run(time);
      }

      @Override
      public void close() throws IOException {
        operator.close();
      }
    };
  }

  private static Load http(Rig rig) throws IOException {
    HttpLoad load = new HttpLoad(rig.gateway(), "/health", 64);
    return new Load() {
      @Override
      public Latencies run(Duration time) throws IOException {
        return load.run(time);
      }

      @Override
      public void close() throws IOException {
        load.close();
      }
    };
  }
}

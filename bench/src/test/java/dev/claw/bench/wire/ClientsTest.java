package dev.claw.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientsTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(200);

  private TestingGateway server;

  @BeforeEach
  void start() throws IOException {
    server = new TestingGateway();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void anOperatorCallsAndAnswersPings() throws IOException {
    try (Operator operator = Operator.connect(server.gateway())) {
      assertThat(operator.call("health", "{}").path("fine").asBoolean()).isTrue();
      assertThat(operator.call("health", "{}").path("fine").asBoolean()).isTrue();
      assertThat(server.pongs()).isPositive();
    }
  }

  @Test
  void anOperatorTellsWhyItWasRefused() throws IOException {
    assertThatThrownBy(() -> Operator.connect(server.withWrongToken()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("connect was refused")
        .hasMessageContaining("NO");
    try (Operator operator = Operator.connect(server.gateway())) {
      assertThatThrownBy(() -> operator.call("no.such.method", "{}"))
          .hasMessageContaining("no.such.method was refused");
    }
  }

  @Test
  void aLoadCountsEveryCallOnce() throws IOException {
    try (Operator operator = Operator.connect(server.gateway())) {
      RpcLoad load = new RpcLoad(operator, new RequestTemplate("health", "{\"k\":\"@\"}"), 32);
      int first = load.run(SHORT).count();
      int second = load.run(SHORT).count();
      assertThat(first).isGreaterThanOrEqualTo(32);
      assertThat(server.requests()).isEqualTo(first + second);
    }
  }

  @Test
  void aLoadStopsAtARefusal() throws IOException {
    try (Operator operator = Operator.connect(server.gateway())) {
      RpcLoad load = new RpcLoad(operator, new RequestTemplate("no.such.method", "{}"), 4);
      assertThatThrownBy(() -> load.run(LIMIT)).hasMessageContaining("\"code\":\"NO\"");
    }
  }

  @Test
  void anHttpLoadCountsEveryAnswerOnce() throws IOException {
    try (HttpLoad load = new HttpLoad(server.gateway(), "/health", 8)) {
      int count = load.run(SHORT).count();
      assertThat(count).isGreaterThanOrEqualTo(8).isEqualTo(server.requests());
    }
  }

  @Test
  void anHttpLoadStopsAtAnythingButASuccess() throws IOException {
    try (HttpLoad load = new HttpLoad(server.gateway(), "/other", 2)) {
      assertThatThrownBy(() -> load.run(LIMIT)).hasMessageContaining("not a 200");
    }
  }

  @Test
  void aSwarmConnectsAllAndEachIsAnswered() throws IOException {
    try (Swarm swarm = new Swarm(server.gateway())) {
      assertThat(swarm.connect(150, LIMIT)).isEqualTo(150);
      assertThat(swarm.askAll(new RequestTemplate("health", "{}"), LIMIT)).isEqualTo(150);
      assertThat(server.requests()).isEqualTo(150);
      assertThat(swarm.firstFailure()).isEmpty();
    }
  }

  @Test
  void aSwarmTellsWhyItsClientsWereRefused() throws IOException {
    try (Swarm swarm = new Swarm(server.withWrongToken())) {
      assertThat(swarm.connect(3, LIMIT)).isZero();
      assertThat(swarm.firstFailure()).contains("refused").contains("NO");
    }
  }
}

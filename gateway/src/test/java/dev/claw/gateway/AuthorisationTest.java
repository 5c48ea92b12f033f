package dev.claw.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.claw.gateway.rpc.Scope;
import dev.claw.gateway.rpc.Scopes;
import dev.claw.gateway.transport.Route;
import dev.claw.gateway.transport.TestingPeer;
import dev.claw.protocol.WireError;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.client.GatewayConnection;
import dev.claw.protocol.connect.ConnectAuth;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.identity.DeviceIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The running gateway against the written table of who may do what. Calls carry a parameter no
/// method knows, so one that is admitted ends at its parameters and has no effect.
class AuthorisationTest {
  /// The gateway closes a connection that asks for the other role's methods more often.
  private static final int ROLE_VIOLATIONS = 10;

  @TempDir Path directory;
  private TestingGateway gateway;

  private record Row(String method, String who, String scope) {}

  @BeforeEach
  void start() throws Exception {
    gateway = TestingGateway.start(directory.resolve("state"));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private static List<String> lines(String resource) {
    try {
      var file = Objects.requireNonNull(AuthorisationTest.class.getResource(resource));
      return Files.readAllLines(Path.of(file.toURI())).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Row> rows() {
    return lines("authorisation.csv").stream()
        .map(line -> line.split(",", -1))
        .map(cells -> new Row(cells[0], cells[1], cells[2]))
        .toList();
  }

  @Test
  void everyMethodHasItsRowAndEveryRowItsMethod() throws Exception {
    try (GatewayConnection admin = gateway.admin()) {
      assertThat(admin.hello().features()).isNotNull();
      assertThat(rows().stream().map(Row::method))
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(admin.hello().features().methods());
    }
  }

  @Test
  void operatorsMayDoWhatTheirScopesSay() throws Exception {
    var personas = new ArrayList<List<String>>();
    personas.add(List.of());
    Arrays.stream(Scope.values()).map(Scope::wireName).map(List::of).forEach(personas::add);
    personas.add(Arrays.stream(Scope.values()).map(Scope::wireName).toList());

    for (List<String> scopes : personas) {
      try (GatewayConnection operator = gateway.operator(scopes.toArray(String[]::new))) {
        List<Row> foreign = rows().stream().filter(row -> row.who().equals("node")).toList();
        for (Row row : rows()) {
          if (!row.who().equals("node")) {
            check(row, operator, scopes);
          }
        }
        for (Row row : foreign.subList(0, ROLE_VIOLATIONS)) {
          assertWrongRole(refusal(operator, row.method()), "operator");
        }
      }
    }
  }

  private static void check(Row row, GatewayConnection operator, List<String> scopes)
      throws Exception {
    WireError error = refusal(operator, row.method());
    if (row.who().equals("everyone") || holds(scopes, row.scope())) {
      assertAdmitted(row.method(), error);
    } else {
      assertThat(error.code()).as("%s with %s", row, scopes).isEqualTo("FORBIDDEN");
      assertThat(error.message()).isEqualTo("missing scope: " + row.scope());
      assertThat(error.details())
          .isNotNull()
          .hasToString(
              "{\"code\":\"MISSING_SCOPE\",\"missingScope\":\"%s\",\"requiredScopes\":[\"%s\"]}"
                  .formatted(row.scope(), row.scope()));
    }
  }

  /// What the protocol says about scopes that follow from others.
  private static boolean holds(List<String> scopes, String needed) {
    return scopes.contains(needed)
        || scopes.contains("operator.admin")
        || (needed.equals("operator.read") && scopes.contains("operator.write"));
  }

  @Test
  void methodsOfNodesAreClosedToEveryOperatorAndTheOtherWayRound() throws Exception {
    List<Row> ofNodes = rows().stream().filter(row -> row.who().equals("node")).toList();
    for (int from = 0; from < ofNodes.size(); from += ROLE_VIOLATIONS) {
      try (GatewayConnection admin = gateway.admin()) {
        for (Row row : part(ofNodes, from)) {
          assertWrongRole(refusal(admin, row.method()), "operator");
        }
      }
    }
    List<Row> ofOperators = rows().stream().filter(row -> row.who().equals("operator")).toList();
    DeviceIdentity identity = DeviceIdentity.generate();
    for (boolean approved : new boolean[] {false, true}) {
      if (approved) {
        approve(identity);
      }
      for (int from = 0; from < ofOperators.size(); from += ROLE_VIOLATIONS) {
        try (GatewayConnection node = node(identity)) {
          for (Row row : part(ofOperators, from)) {
            assertWrongRole(refusal(node, row.method()), "node");
          }
        }
      }
    }
  }

  private static List<Row> part(List<Row> rows, int from) {
    return rows.subList(from, Math.min(rows.size(), from + ROLE_VIOLATIONS));
  }

  @Test
  void nodesReachTheirOwnMethodsAndWaitingOnesGetNoEffectFromThem() throws Exception {
    DeviceIdentity identity = DeviceIdentity.generate();
    try (GatewayConnection waiting = node(identity)) {
      for (Row row : rows()) {
        if (!row.who().equals("operator")) {
          assertThat(refusal(waiting, row.method()).message())
              .satisfiesAnyOf(
                  message -> assertThat(message).startsWith("invalid " + row.method() + " params"),
                  message -> assertThat(message).contains("awaiting operator approval"));
        }
      }
      assertThat(refusal(waiting, "node.event", Map.of("event", "exec.started")).message())
          .contains("awaiting operator approval");
      assertThat(refusal(waiting, "node.pending.pull", Map.of()).message())
          .contains("awaiting operator approval");
    }
    approve(identity);
    try (GatewayConnection node = node(identity)) {
      assertThat(node.call("node.pending.pull", Map.of()).path("nodeId").asText())
          .isEqualTo(identity.id().value());
    }
  }

  @Test
  void tooManyCallsOfTheOtherRoleEndTheConnection() throws Exception {
    try (GatewayConnection admin = gateway.admin()) {
      for (int i = 0; i < ROLE_VIOLATIONS; i++) {
        assertWrongRole(refusal(admin, "node.event"), "operator");
      }
      refusal(admin, "node.event");

      assertThat(admin.awaitClose().code()).isEqualTo(1008);
      assertThat(admin.awaitClose().reason()).isEqualTo("repeated unauthorized calls");
    }
  }

  @Test
  void answersThatQuoteARoleViolationAreNone() throws Exception {
    try (GatewayConnection admin = gateway.admin()) {
      admin.call(
          "chat.send",
          Map.of(
              "sessionKey", "main", "message", "unauthorized role: node", "idempotencyKey", "k1"));
      for (int i = 0; i <= 2 * ROLE_VIOLATIONS; i++) {
        assertThat(admin.call("chat.history", Map.of("sessionKey", "main")).toString())
            .contains("unauthorized role: node");
      }
      assertThat(admin.isOpen()).isTrue();
    }
  }

  @Test
  void everyRouteHasItsRowAndAsksForWhatTheRowSays() throws Exception {
    var desk = new GatewayDesk("key", InstantSource.system());
    var written = new TreeMap<String, String>();
    lines("routes.csv").stream()
        .map(line -> line.split(",", -1))
        .forEach(cells -> written.put(cells[0], cells[1]));
    List<String> running =
        new Routes(desk, () -> fail("not asked")).all().stream().map(Route::path).toList();
    assertThat(written.keySet()).containsExactlyInAnyOrderElementsOf(running);

    for (Map.Entry<String, String> row : written.entrySet()) {
      boolean open = row.getValue().equals("open");
      assertThat(status(row.getKey(), null)).as(row.getKey()).isEqualTo(open ? 200 : 401);
      assertThat(status(row.getKey(), "wrong")).isEqualTo(open ? 200 : 401);
      assertThat(status(row.getKey(), TestingGateway.TOKEN)).isEqualTo(200);
      assertThat(TestingPeer.status(send("POST", row.getKey(), null))).isEqualTo(405);
    }
    assertThat(status("/nowhere", TestingGateway.TOKEN)).isEqualTo(404);
  }

  @Test
  void liveAnswerTellsStrangersNothingElse() throws Exception {
    assertThat(send("GET", "/health", null)).endsWith("{\"ok\":true,\"status\":\"live\"}");
    assertThat(send("GET", "/health", TestingGateway.TOKEN)).contains("\"report\":");
  }

  private int status(String path, @Nullable String bearer) throws IOException {
    return TestingPeer.status(send("GET", path, bearer));
  }

  private String send(String method, String path, @Nullable String bearer) throws IOException {
    int port = gateway.gateway().port();
    var lines =
        new ArrayList<>(
            List.of(
                method + " " + path + " HTTP/1.1", "Host: 127.0.0.1:" + port, "Connection: close"));
    if (bearer != null) {
      lines.add("Authorization: Bearer " + bearer);
    }
    return TestingPeer.http(port, lines);
  }

  @Test
  void privilegedLookingFieldsAreRefusedNotBelieved() throws Exception {
    int port = gateway.gateway().port();
    String connect =
        "{\"type\":\"req\",\"id\":\"1\",\"method\":\"connect\",\"params\":{\"minProtocol\":4,"
            + "\"maxProtocol\":4,\"client\":{\"id\":\"cli\",\"version\":\"1\",\"platform\":\"x\","
            + "\"mode\":\"cli\"%s},\"role\":\"operator\",\"scopes\":[\"operator.read\"]%s,"
            + "\"auth\":{\"token\":\""
            + TestingGateway.TOKEN
            + "\"%s}}}";
    List<String> fields =
        List.of(
            "owner",
            "approved",
            "isLocal",
            "connId",
            "runAs",
            "isOwner",
            "senderIsOwner",
            "admin",
            "granted",
            "principal",
            "trusted",
            "local",
            "deviceId",
            "remoteIp",
            "internal");
    for (String field : fields) {
      String extra = ",\"" + field + "\":true";
      for (String frame :
          List.of(
              connect.formatted(extra, "", ""),
              connect.formatted("", extra, ""),
              connect.formatted("", "", extra))) {
        try (TestingPeer peer = TestingPeer.open(port)) {
          peer.text(frame);
          assertThat(peer.answer("1").path("error").path("message").asText())
              .contains("unexpected property '" + field + "'");
          assertThat(peer.awaitEnd().code()).isEqualTo(1008);
        }
      }
    }
    try (TestingPeer peer = TestingPeer.open(port)) {
      peer.text(connect.formatted("", "", ""));
      assertThat(peer.answer("1").at("/payload/auth/scopes").toString())
          .isEqualTo("[\"operator.read\"]");
      peer.text(
          "{\"type\":\"req\",\"id\":\"2\",\"method\":\"device.pair.list\",\"params\":{},"
              + "\"scopes\":[\"operator.admin\"],\"role\":\"node\",\"owner\":true,\"isLocal\":true}");
      assertThat(peer.answer("2").at("/error/details/missingScope").asText())
          .isEqualTo("operator.pairing");
    }
  }

  @Test
  void unknownScopesGrantNothing() {
    assertThat(Scopes.parse(List.of("*", "operator.*", "admin", "OPERATOR.ADMIN", "", "owner")))
        .isEqualTo(Scopes.NONE);
  }

  private GatewayConnection node(DeviceIdentity identity) throws Exception {
    ConnectParams params =
        TestingGateway.node(
            "Box", ConnectAuth.sharedToken(TestingGateway.TOKEN), List.of("system.which"));
    return gateway.connect(params, identity, (from, event) -> {});
  }

  private void approve(DeviceIdentity identity) throws Exception {
    try (GatewayConnection admin = gateway.admin();
        GatewayConnection node = node(identity)) {
      assertThat(node.isOpen()).isTrue();
      String request = "";
      while (request.isEmpty()) {
        request = admin.call("node.pair.list", Map.of()).at("/pending/0/requestId").asText();
      }
      admin.call("node.pair.approve", Map.of("requestId", request));
    }
  }

  private static void assertAdmitted(String method, WireError error) {
    assertThat(error.message()).startsWith("invalid " + method + " params: at ");
  }

  private static void assertWrongRole(WireError error, String role) {
    assertThat(error.code()).isEqualTo("INVALID_REQUEST");
    assertThat(error.message()).isEqualTo("unauthorized role: " + role);
  }

  private static WireError refusal(GatewayConnection connection, String method) throws Exception {
    return refusal(connection, method, Map.of("unheard", 1));
  }

  private static WireError refusal(
      GatewayConnection connection, String method, Map<String, ?> params) throws Exception {
    try {
      connection.call(method, params);
      return fail(method + " was answered");
    } catch (CallFailedException e) {
      return e.error();
    }
  }
}

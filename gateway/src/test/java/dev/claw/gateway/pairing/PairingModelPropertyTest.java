package dev.claw.gateway.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.gateway.auth.DeviceAuthority.Admission;
import dev.claw.gateway.auth.DeviceAuthority.Credential;
import dev.claw.gateway.rpc.Scope;
import dev.claw.gateway.rpc.Scopes;
import dev.claw.protocol.Role;
import dev.claw.protocol.identity.DeviceIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/// Random histories of pairing: devices come and ask, owners with various rights decide, rights are
/// rotated and taken away, the gateway crashes in between. After each step nobody holds more than
/// an owner who held it himself granted out of what was asked, and what was taken away stays away.
class PairingModelPropertyTest {
  private static final List<DeviceIdentity> DEVICES =
      Stream.generate(DeviceIdentity::generate).limit(3).toList();

  private static final List<List<String>> SCOPES =
      List.of(
          List.of("operator.read"),
          List.of("operator.write"),
          List.of("operator.pairing"),
          List.of("operator.pairing", "operator.read"),
          List.of("operator.pairing", "operator.write"),
          List.of("operator.approvals", "operator.pairing"),
          List.of("operator.admin"));

  private static final List<String> ADMIN = List.of("operator.admin");

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of(),
          List.of("device.info"),
          List.of("device.info", "screen.snapshot"),
          List.of("device.info", "system.run"));

  enum Kind {
    NODE_CONNECTS,
    OPERATOR_CONNECTS,
    OPERATOR_RETURNS,
    APPROVE_DEVICE,
    APPROVE_NODE,
    REJECT,
    ROTATE,
    REVOKE,
    REMOVE,
    CRASH,
    TIME_PASSES
  }

  /// One step; the numbers choose among what there is.
  record Step(Kind kind, int device, int choice, int owner) {}

  private static final AtomicInteger APPROVED_OPERATORS = new AtomicInteger();
  private static final AtomicInteger APPROVED_NODES = new AtomicInteger();
  private static final AtomicInteger TOKENS = new AtomicInteger();
  private static final AtomicInteger BURIED = new AtomicInteger();

  /// What the model allows.
  private static final class World {
    private final TestingPairing pairing = new TestingPairing();

    /// The scopes owners granted to a device, at most.
    private final Map<DeviceIdentity, Scopes> operators = new HashMap<>();

    /// The commands owners admitted, at most.
    private final Map<DeviceIdentity, Set<String>> surfaces = new HashMap<>();

    private final Map<String, DeviceIdentity> alive = new HashMap<>();
    private final Map<String, DeviceIdentity> dead = new HashMap<>();

    void step(Step step) {
      DeviceIdentity device = DEVICES.get(step.device() % DEVICES.size());
      List<String> owner = step.owner() < 50 ? ADMIN : pick(SCOPES, step.owner());
      switch (step.kind()) {
        case NODE_CONNECTS ->
            pairing
                .node(
                    device,
                    step.owner() % 5 == 0 ? "windows" : "linux",
                    pick(COMMANDS, step.choice()))
                .ifPresent(admission -> admitted(device, Scopes.NONE, admission));
        case OPERATOR_CONNECTS -> comes(device, step, Credential.SHARED_SECRET);
        case OPERATOR_RETURNS -> comes(device, step, Credential.DEVICE_TOKEN);
        case APPROVE_DEVICE -> approve(owner, step, "device.pair");
        case APPROVE_NODE -> approve(owner, step, "node.pair");
        case REJECT -> reject(owner, step);
        case ROTATE -> rotate(owner, device, step);
        case REVOKE -> revoke(owner, device, step);
        case REMOVE -> remove(owner, device);
        case CRASH -> pairing.crash();
        case TIME_PASSES -> pairing.nowMs.addAndGet(Duration.ofSeconds(301).toMillis());
      }
    }

    private void comes(DeviceIdentity device, Step step, Credential credential) {
      List<String> asked = pick(SCOPES, step.choice());
      pairing
          .operator(device, asked, credential)
          .ifPresent(admission -> admitted(device, Scopes.parse(asked), admission));
    }

    private void admitted(DeviceIdentity device, Scopes asked, Admission admission) {
      assertThat(asked.satisfies(admission.scopes())).isTrue();
      assertThat(operators.getOrDefault(device, Scopes.NONE).satisfies(admission.scopes()))
          .isTrue();
      String token = admission.deviceToken();
      if (token != null) {
        assertThat(dead).doesNotContainKey(token);
        alive.put(token, device);
        TOKENS.incrementAndGet();
      }
    }

    private Optional<JsonNode> pending(String family, int choice) {
      JsonNode pending =
          pairing
              .call(List.of("operator.pairing"), family + ".list", Map.of())
              .at("/payload/pending");
      return pending.isEmpty()
          ? Optional.empty()
          : Optional.of(pending.get(choice % pending.size()));
    }

    private void approve(List<String> owner, Step step, String family) {
      Optional<JsonNode> chosen = pending(family, step.choice());
      if (chosen.isEmpty()) {
        return;
      }
      JsonNode request = chosen.get();
      JsonNode answer =
          pairing.call(
              owner, family + ".approve", Map.of("requestId", request.path("requestId").asText()));
      if (!answer.path("ok").asBoolean()) {
        return;
      }
      Scopes held = Scopes.parse(owner);
      assertThat(held.satisfies(Scope.PAIRING)).isTrue();
      if (family.equals("node.pair")) {
        nodeApproved(held, request);
      } else {
        deviceApproved(held, request);
      }
    }

    private void nodeApproved(Scopes owner, JsonNode request) {
      Set<String> commands = texts(request.path("commands"));
      if (commands.contains("system.run")) {
        assertThat(owner.satisfies(Scope.ADMIN)).isTrue();
      } else if (!commands.isEmpty()) {
        assertThat(owner.satisfies(Scope.WRITE)).isTrue();
      }
      APPROVED_NODES.incrementAndGet();
      surfaces.put(byId(request.path("nodeId").asText()), commands);
    }

    private void deviceApproved(Scopes owner, JsonNode request) {
      DeviceIdentity device = byId(request.path("deviceId").asText());
      if (request.path("role").asText().equals("node")) {
        assertThat(owner.satisfies(Scope.ADMIN)).isTrue();
        return;
      }
      Scopes asked = Scopes.parse(texts(request.path("scopes")));
      assertThat(owner.satisfies(asked)).isTrue();
      operators.merge(device, asked, Scopes::and);
      APPROVED_OPERATORS.incrementAndGet();
      bury(device, Role.OPERATOR);
    }

    private void reject(List<String> owner, Step step) {
      String family = step.device() % 2 == 0 ? "device.pair" : "node.pair";
      pending(family, step.choice())
          .ifPresent(
              request ->
                  pairing.call(
                      owner,
                      family + ".reject",
                      Map.of("requestId", request.path("requestId").asText())));
    }

    private void rotate(List<String> owner, DeviceIdentity device, Step step) {
      Role role = step.choice() % 2 == 0 ? Role.OPERATOR : Role.NODE;
      JsonNode answer =
          pairing.call(
              owner,
              "device.token.rotate",
              Map.of(
                  "deviceId",
                  device.id().value(),
                  "role",
                  role.wireName(),
                  "scopes",
                  role == Role.NODE ? List.of() : pick(SCOPES, step.choice())));
      if (answer.path("ok").asBoolean()) {
        Scopes after = Scopes.parse(texts(answer.at("/payload/scopes")));
        if (role == Role.OPERATOR) {
          assertThat(operators.getOrDefault(device, Scopes.NONE).satisfies(after)).isTrue();
          operators.put(device, after);
        }
        bury(device, role);
      }
    }

    private void revoke(List<String> owner, DeviceIdentity device, Step step) {
      Role role = step.choice() % 2 == 0 ? Role.OPERATOR : Role.NODE;
      JsonNode answer =
          pairing.call(
              owner,
              "device.token.revoke",
              Map.of("deviceId", device.id().value(), "role", role.wireName()));
      if (answer.path("ok").asBoolean()) {
        if (role == Role.OPERATOR) {
          operators.remove(device);
        }
        bury(device, role);
      }
    }

    private void remove(List<String> owner, DeviceIdentity device) {
      JsonNode answer =
          pairing.call(owner, "device.pair.remove", Map.of("deviceId", device.id().value()));
      if (answer.path("ok").asBoolean()) {
        operators.remove(device);
        surfaces.remove(device);
        bury(device, Role.OPERATOR);
        bury(device, Role.NODE);
      }
    }

    /// Tokens of the device and role that no longer hold must never hold again.
    private void bury(DeviceIdentity device, Role role) {
      for (String token : Set.copyOf(alive.keySet())) {
        if (device.equals(alive.get(token))
            && !pairing.holdsToken(device, Role.OPERATOR, token)
            && !pairing.holdsToken(device, Role.NODE, token)) {
          alive.remove(token);
          dead.put(token, device);
          BURIED.incrementAndGet();
        }
      }
      assertThat(alive.entrySet().stream().filter(each -> each.getValue().equals(device)))
          .as("no token of the role %s is left", role)
          .noneMatch(each -> pairing.holdsToken(device, role, each.getKey()));
    }

    void check() {
      dead.forEach(
          (token, device) -> {
            assertThat(pairing.holdsToken(device, Role.OPERATOR, token)).isFalse();
            assertThat(pairing.holdsToken(device, Role.NODE, token)).isFalse();
          });
      alive.forEach(
          (token, device) -> {
            for (DeviceIdentity other : DEVICES) {
              if (!other.equals(device)) {
                assertThat(pairing.holdsToken(other, Role.OPERATOR, token)).isFalse();
                assertThat(pairing.holdsToken(other, Role.NODE, token)).isFalse();
              }
            }
          });
      for (DeviceIdentity device : DEVICES) {
        pairing
            .record(device)
            .map(NodeRecord::approved)
            .ifPresent(
                approved ->
                    assertThat(approved.commands())
                        .isEqualTo(surfaces.getOrDefault(device, Set.of())));
      }
    }

    private static DeviceIdentity byId(String id) {
      return DEVICES.stream()
          .filter(each -> each.id().value().equals(id))
          .findFirst()
          .orElseThrow();
    }

    private static Set<String> texts(JsonNode array) {
      var texts = new HashSet<String>();
      array.forEach(each -> texts.add(each.asText()));
      return texts;
    }
  }

  private static <T> T pick(List<T> from, int number) {
    return from.get(number % from.size());
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    Arbitrary<Integer> number =
        Arbitraries.integers().between(0, 99).withDistribution(RandomDistribution.uniform());
    return Combinators.combine(kinds(), number, number, number)
        .as(Step::new)
        .list()
        .ofMinSize(40)
        .ofMaxSize(120);
  }

  /// Mostly coming and approving; what ends everything is rare.
  private static Arbitrary<Kind> kinds() {
    return Arbitraries.frequency(
        Tuple.of(4, Kind.NODE_CONNECTS),
        Tuple.of(4, Kind.OPERATOR_CONNECTS),
        Tuple.of(4, Kind.OPERATOR_RETURNS),
        Tuple.of(6, Kind.APPROVE_DEVICE),
        Tuple.of(6, Kind.APPROVE_NODE),
        Tuple.of(1, Kind.REJECT),
        Tuple.of(1, Kind.ROTATE),
        Tuple.of(1, Kind.REVOKE),
        Tuple.of(1, Kind.REMOVE),
        Tuple.of(1, Kind.CRASH),
        Tuple.of(1, Kind.TIME_PASSES));
  }

  @Property(tries = 500)
  void nobodyHoldsMoreThanWasGranted(@ForAll("histories") List<Step> history) {
    var world = new World();
    for (Step step : new ArrayList<>(history)) {
      world.step(step);
      world.check();
    }
  }

  /// Histories in which nothing is granted prove nothing.
  @AfterContainer
  static void historiesWereEventful() {
    assertThat(APPROVED_OPERATORS.get()).isGreaterThan(100);
    assertThat(APPROVED_NODES.get()).isGreaterThan(100);
    assertThat(TOKENS.get()).isGreaterThan(100);
    assertThat(BURIED.get()).isGreaterThan(100);
  }
}

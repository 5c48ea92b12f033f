package dev.claw.node.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.node.invoke.RefusedException;
import dev.claw.node.store.StateFolder;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.command.ExecApprovalsGet;
import dev.claw.protocol.command.ExecApprovalsSet;
import dev.claw.protocol.command.ExecPolicy;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecApprovalsTest {
  private ExecApprovals approvals;

  @BeforeEach
  void open(@TempDir Path folder) {
    approvals = new ExecApprovals(StateFolder.in(folder), new TestingProcesses(), folder);
  }

  @Test
  void withoutAFileOnlyTheListCounts() throws Exception {
    ExecApprovalsGet.Snapshot snapshot = approvals.snapshot(true);

    assertThat(snapshot.exists()).isFalse();
    assertThat(snapshot.file()).isEqualTo(json("{\"version\":1}"));
    assertThat(snapshot.resolvedDefaults())
        .isEqualTo(
            new ExecPolicy(
                ExecPolicy.Security.ALLOWLIST,
                ExecPolicy.Ask.ON_MISS,
                ExecPolicy.Security.DENY,
                false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\":1,\"defaults\":{\"security\":\"full\"}}",
        "{\"version\":1,\"defaults\":{\"askFallback\":\"full\"}}",
        "{\"version\":1,\"defaults\":{\"askFallback\":\"allowlist\"}}",
        "{\"version\":1,\"defaults\":{\"ask\":\"off\"}}",
        "{\"version\":1,\"defaults\":{\"autoAllowSkills\":true}}",
        "{\"version\":1,\"agents\":{\"main\":{\"security\":\"full\"}}}",
        "{\"version\":1,\"agents\":{\"*\":{\"security\":\"full\"}}}",
        "{\"version\":1,\"agents\":{\"*\":{\"allowlist\":[{\"pattern\":\"/bin/sh\"}]}}}",
        "{\"version\":1,\"agents\":{\"main\":{\"allowlist\":[{\"pattern\":\"*\"}]}}}",
        "{\"version\":1,\"agents\":{\"main\":{\"mcpTools\":[{\"server\":\"s\",\"tool\":\"t\"}]}}}"
      })
  void nothingFromOutsideMakesTheRulesWider(String file) throws Exception {
    RefusedException refusal = refused(file, null);

    assertThat(refusal.code()).isEqualTo("UNAUTHORIZED");
    assertThat(refusal).hasMessageContaining("claw-node allow");
    assertThat(approvals.snapshot(false).exists()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"version\":2}",
        "{\"version\":1,\"defaults\":{\"security\":\"everything\"}}",
        "{\"version\":1,\"agents\":[]}"
      })
  void whatIsNoSetOfRulesIsRefused(String file) {
    assertThat(refused(file, null).code()).isEqualTo("INVALID_REQUEST");
  }

  @Test
  void narrowerRulesAreTaken() throws Exception {
    ExecApprovalsGet.Snapshot after =
        approvals.replace(
            new ExecApprovalsSet(
                json("{\"version\":1,\"defaults\":{\"security\":\"deny\"}}"), null));

    assertThat(after.exists()).isTrue();
    assertThat(approvals.load().policy("main").security()).isEqualTo(ExecPolicy.Security.DENY);
  }

  @Test
  void entriesCanBeTakenAwayButNotChanged() throws Exception {
    approvals.allow(List.of("/bin/echo", "a"), null);
    approvals.allow(List.of("/bin/echo", "b"), null);
    ExecApprovalsGet.Snapshot now = approvals.snapshot(false);
    ObjectNode edited = now.file().deepCopy();
    ObjectNode entry = (ObjectNode) edited.at("/agents/*/allowlist/0");
    entry.putArray("claw.argv").add("/bin/echo").add("evil");

    assertThat(refused(edited.toString(), now.hash()).code()).isEqualTo("UNAUTHORIZED");

    ObjectNode fewer = now.file().deepCopy();
    ((ArrayNode) fewer.at("/agents/*/allowlist")).remove(0);
    approvals.replace(new ExecApprovalsSet(fewer, now.hash()));
    assertThat(approvals.remembered()).singleElement().matches(it -> it.command().endsWith(" b"));
  }

  @Test
  void aChangeOfOlderRulesIsRefused() throws Exception {
    approvals.allow(List.of("/bin/echo", "a"), null);
    String old = approvals.snapshot(false).hash();
    approvals.allow(List.of("/bin/echo", "b"), null);

    assertThat(refused("{\"version\":1}", old)).hasMessageContaining("changed since");
    assertThat(refused("{\"version\":1}", null)).hasMessageContaining("changed since");
    assertThat(approvals.remembered()).hasSize(2);
  }

  @Test
  void whatWasDeniedCannotBeLiftedByLeavingItOut() throws Exception {
    approvals.replace(
        new ExecApprovalsSet(
            json("{\"version\":1,\"agents\":{\"main\":{\"security\":\"deny\"}}}"), null));

    assertThat(refused("{\"version\":1}", approvals.snapshot(false).hash()).code())
        .isEqualTo("UNAUTHORIZED");
  }

  private RefusedException refused(String file, @Nullable String baseHash) {
    RefusedException refusal =
        catchThrowableOfType(
            RefusedException.class,
            () -> approvals.replace(new ExecApprovalsSet(json(file), baseHash)));
    assertThat(refusal).isNotNull();
    return refusal;
  }

  private static JsonNode json(String text) throws Exception {
    return StrictJson.open().readTree(text);
  }
}

package dev.claw.protocol.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.claw.protocol.StrictJson;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeInventoriesTest {
  private static <T> T read(String json, Class<T> type) throws JsonProcessingException {
    return StrictJson.closed().readValue(json, type);
  }

  private static String many(String entry, int count) {
    return IntStream.range(0, count).mapToObj(_ -> entry).collect(Collectors.joining(","));
  }

  @Test
  void theRecordedInventoryDecodesAndNewerFieldsAreSkipped() throws Exception {
    var inventory =
        read(
            """
            {"protocolFeatures":["node-worker-supervisor-v6"],"workerHost":{"enabled":false},"x":1}
            """,
            NodeRunnerInventory.class);

    assertThat(inventory.protocolFeatures()).containsExactly("node-worker-supervisor-v6");
  }

  @Test
  void skillsAreBoundedInNumberAndSize() throws Exception {
    String skill = "{\"name\":\"s\"}";
    String big = "{\"name\":\"s\",\"content\":\"" + "x".repeat(NodeSkills.MAX_CONTENT) + "\"}";

    assertThat(read("{\"skills\":[" + many(skill, 64) + "]}", NodeSkills.class).skills())
        .hasSize(64);
    assertThatThrownBy(() -> read("{\"skills\":[" + many(skill, 65) + "]}", NodeSkills.class))
        .isInstanceOf(JsonProcessingException.class);
    assertThatThrownBy(() -> read("{\"skills\":[" + many(big, 9) + "]}", NodeSkills.class))
        .isInstanceOf(JsonProcessingException.class);
    assertThatThrownBy(() -> read("{\"skills\":[{}]}", NodeSkills.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void toolsAreBounded() throws Exception {
    String tool = "{\"pluginId\":\"p\",\"name\":\"t\"}";

    assertThat(read("{\"tools\":[" + tool + "]}", NodePluginTools.class).tools()).hasSize(1);
    assertThatThrownBy(() -> read("{\"tools\":[" + many(tool, 129) + "]}", NodePluginTools.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void workIsQueuedForADayUnlessSaidOtherwise() throws Exception {
    var plain = read("{\"nodeId\":\"n\",\"type\":\"status.request\"}", PendingEnqueue.class);
    var urgent =
        read(
            "{\"nodeId\":\"n\",\"type\":\"location.request\",\"priority\":\"high\",\"expiresInMs\":1000}",
            PendingEnqueue.class);

    assertThat(plain.lifetimeMs()).isEqualTo(86_400_000);
    assertThat(plain.type().wireName()).isEqualTo("status.request");
    assertThat(urgent.priority()).isEqualTo(PendingEnqueue.Priority.HIGH);
    assertThat(urgent.lifetimeMs()).isEqualTo(1000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"nodeId\":\"n\",\"type\":\"other.request\"}",
        "{\"nodeId\":\"n\"}",
        "{\"type\":\"status.request\"}",
        "{\"nodeId\":\"n\",\"type\":\"status.request\",\"expiresInMs\":999}",
        "{\"nodeId\":\"n\",\"type\":\"status.request\",\"expiresInMs\":86400001}",
        "{\"nodeId\":\"n\",\"type\":\"status.request\",\"priority\":\"default\"}"
      })
  void workThatMakesNoSenseIsRefused(String json) {
    assertThatThrownBy(() -> read(json, PendingEnqueue.class))
        .isInstanceOf(JsonProcessingException.class);
  }
}

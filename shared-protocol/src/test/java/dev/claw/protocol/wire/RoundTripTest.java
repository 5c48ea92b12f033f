package dev.claw.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.Params;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.catalogue.WireCatalogue;
import dev.claw.protocol.chat.ChatSendParams;
import dev.claw.protocol.session.SessionPatchField;
import dev.claw.protocol.session.SessionPatchParams;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// Whatever a record can hold survives the wire.
class RoundTripTest {

  /// A record and the type to read it back as.
  record Sample(Class<?> type, Object value) {}

  /// Its map is keyed by an enum and read by hand; it has a test of its own.
  private static final Set<Class<?>> BY_HAND = Set.of(SessionPatchParams.class);

  @Provide
  Arbitrary<Sample> params() {
    Set<Class<?>> types = new LinkedHashSet<>();
    WireCatalogue.methods().values().forEach(shape -> types.add(shape.params()));
    types.removeAll(BY_HAND);
    return samples(types);
  }

  @Provide
  Arbitrary<Sample> answers() {
    Set<Class<?>> types = new LinkedHashSet<>(WireCatalogue.events().values());
    for (WireCatalogue.Shape shape : WireCatalogue.methods().values()) {
      JavaType result = shape.result();
      types.add(
          result.isCollectionLikeType()
              ? result.getContentType().getRawClass()
              : result.getRawClass());
    }
    return samples(types);
  }

  private static Arbitrary<Sample> samples(Set<Class<?>> types) {
    return Arbitraries.of(types)
        .flatMap(type -> RecordArbitraries.of(type).map(value -> new Sample(type, value)));
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void parametersSurviveTheClosedReader(@ForAll("params") Sample sample) throws Exception {
    JsonNode tree = StrictJson.open().readTree(FrameCodec.json(sample.value()));
    assertThat(Params.read(tree, sample.type())).isEqualTo(sample.value());
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void resultsAndEventsSurviveTheOpenReader(@ForAll("answers") Sample sample) throws Exception {
    String json = FrameCodec.json(sample.value());
    assertThat(StrictJson.open().readValue(json, sample.type())).isEqualTo(sample.value());
  }

  @Property(tries = 300)
  void anyWordsSurvive(@ForAll String words) throws Exception {
    if (words.indexOf(0) < 0 && words.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      ChatSendParams params = ChatSendParams.of("main", words, "key");
      String frame = FrameCodec.request("1", "chat.send", params);
      JsonNode message = StrictJson.open().readTree(frame).path("params").path("message");
      assertThat(message.textValue()).isEqualTo(params.message());
    }
  }

  @Test
  void aPatchTellsClearedFieldsFromAbsentOnes() throws Exception {
    var patch =
        new SessionPatchParams(
            "agent:main:main",
            null,
            "s1",
            5L,
            Map.of(
                SessionPatchField.LABEL, TextNode.valueOf("Desk"),
                SessionPatchField.MODEL, NullNode.getInstance(),
                SessionPatchField.UNREAD, BooleanNode.FALSE));
    JsonNode tree = StrictJson.open().readTree(FrameCodec.json(patch));
    assertThat(tree.has("model")).isTrue();
    assertThat(tree.has("pinned")).isFalse();
    assertThat(Params.read(tree, SessionPatchParams.class)).isEqualTo(patch);
  }
}

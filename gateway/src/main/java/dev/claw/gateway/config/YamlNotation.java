package dev.claw.gateway.config;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The YAML reader, apart from everything else so that its classes are loaded only for a YAML file.
final class YamlNotation {
  private YamlNotation() {}

  static JsonParser parser(String text, StreamReadConstraints limits) throws IOException {
    YAMLFactory factory =
        YAMLFactory.builder()
            .streamReadConstraints(limits)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    return new WithoutAliases(factory.createParser(text));
  }

  /// Refuses aliases, which the streaming reader would pass off as plain text.
  private static final class WithoutAliases extends JsonParserDelegate {
    private final YAMLParser yaml;

    WithoutAliases(YAMLParser yaml) {
      super(yaml);
      this.yaml = yaml;
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
      JsonToken token = super.nextToken();
      if (token != null && yaml.isCurrentAlias()) {
        throw new JsonParseException(this, "YAML aliases are not supported; write the value out");
      }
      return token;
    }
  }
}

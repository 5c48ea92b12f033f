package dev.claw.gateway.config;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.gateway.config.ConfigParser.Notation;
import dev.claw.gateway.config.ConfigParser.Result;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigParserTest {
  private static ConfigNode.Section parsed(String text, Notation notation) {
    Result result = ConfigParser.parse(text, notation);
    assertThat(result).isInstanceOf(Result.Parsed.class);
    return ((Result.Parsed) result).root();
  }

  private static ConfigNode entry(ConfigNode node, String name) {
    assertThat(node).isInstanceOf(ConfigNode.Section.class);
    return Objects.requireNonNull(((ConfigNode.Section) node).entries().get(name));
  }

  private static ConfigIssue issue(Result result) {
    assertThat(result).isInstanceOf(Result.Broken.class);
    return ((Result.Broken) result).issue();
  }

  @Test
  void takesCommentsSingleQuotesPlainNamesAndLastCommas() {
    ConfigNode.Section root =
        parsed(
            """
            // comment
            { gateway: { port: 1, /* other */ 'bind': 'lan', },
              list: [ "a", true, null, 1.5, ],
            }
            """,
            Notation.JSON);
    ConfigNode gateway = entry(root, "gateway");
    assertThat(entry(gateway, "port")).isInstanceOf(ConfigNode.Whole.class);
    assertThat(entry(gateway, "bind"))
        .isInstanceOfSatisfying(
            ConfigNode.Text.class, text -> assertThat(text.text()).isEqualTo("lan"));
    assertThat(entry(gateway, "bind").place().line()).isEqualTo(2);
    assertThat(((ConfigNode.Items) entry(root, "list")).items()).hasSize(4);
  }

  @Test
  void readsTheSameFromYaml() {
    ConfigNode.Section root =
        parsed(
            """
            # comment
            gateway:
              port: 18789
              bind: "lan"
            timezone: Europe/Stockholm
            """,
            Notation.YAML);
    ConfigNode gateway = entry(root, "gateway");
    assertThat(entry(gateway, "port"))
        .isInstanceOfSatisfying(
            ConfigNode.Whole.class,
            whole -> {
              assertThat(whole.number()).isEqualTo(18789);
              assertThat(whole.place().line()).isEqualTo(3);
            });
    assertThat(root.entries()).containsKey("timezone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "5",
        "{",
        "{ a: 1",
        "{ a: 1 } x",
        "{ a: 1, a: 2 }",
        "{ a }",
        "{ \"a\": nul }",
        "{ a: 00 }",
        "\u0000"
      })
  void saysWhereAFileIsBroken(String text) {
    ConfigIssue issue = issue(ConfigParser.parse(text, Notation.JSON));
    assertThat(issue.message()).isNotBlank();
    assertThat(issue.line()).isLessThanOrEqualTo(1);
  }

  @Test
  void namesTheLine() {
    ConfigIssue issue = issue(ConfigParser.parse("{\n  a: 1,\n  b 2\n}", Notation.JSON));
    assertThat(issue.line()).isEqualTo(3);
    assertThat(issue.column()).isGreaterThan(1);
  }

  @Test
  void neverQuotesAConfiguredValue() {
    for (String text :
        List.of("{ token: hunter2secret }", "{ token: \"hunter2secret }", "{ a: 'hunter2secret")) {
      assertThat(issue(ConfigParser.parse(text, Notation.JSON)).sentence())
          .doesNotContain("hunter2");
    }
    String yaml = "token: \"hunter2secret\n  x: [";
    assertThat(issue(ConfigParser.parse(yaml, Notation.YAML)).sentence()).doesNotContain("hunter2");
  }

  @Test
  void isBoundedInDepthSizeAndEncoding() {
    String deep = "{a:".repeat(100) + "1" + "}".repeat(100);
    assertThat(issue(ConfigParser.parse(deep, Notation.JSON)).message()).contains("cannot be read");
    String deepYaml = "[".repeat(100_000);
    issue(ConfigParser.parse("a: " + deepYaml, Notation.YAML));
    issue(ConfigParser.parse("{ a: " + "9".repeat(1000) + " }", Notation.JSON));
    issue(ConfigParser.parse("{ a: [" + "1,".repeat(60_000) + "] }", Notation.JSON));
    issue(ConfigParser.parse("{}".getBytes(UTF_16), Notation.JSON));
    issue(ConfigParser.parse(new byte[] {'{', (byte) 0xff, '}'}, Notation.JSON));
    assertThat(ConfigParser.parse("\ufeff{}".getBytes(UTF_8), Notation.JSON))
        .isInstanceOf(Result.Parsed.class);
  }

  @Test
  void refusesYamlAliases() {
    String bomb = "a: &a [1, 2]\nb: [*a, *a]\n";
    assertThat(issue(ConfigParser.parse(bomb, Notation.YAML)).message()).contains("alias");
  }

  @Property(tries = 500)
  void neverThrowsWhateverIsInTheFile(@ForAll byte[] content) {
    for (Notation notation : Notation.values()) {
      assertThat(ConfigParser.parse(content, notation)).isNotNull();
    }
  }

  @Property(tries = 500)
  void neverThrowsOnDamagedConfiguration(@ForAll int position, @ForAll char replacement) {
    StringBuilder text =
        new StringBuilder(
            "{ gateway: { port: 1, bind: 'lan' }, // c\n scripts: { a: [1, \"b\"] } }");
    text.setCharAt(Math.floorMod(position, text.length()), replacement);
    for (Notation notation : Notation.values()) {
      assertThat(ConfigParser.parse(text.toString(), notation)).isNotNull();
    }
  }
}

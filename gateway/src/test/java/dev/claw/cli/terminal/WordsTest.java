package dev.claw.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void whatATerminalWouldObeyIsTakenOut() {
    assertThat(Words.line("a\u001b[31mb\nc\u202ed")).isEqualTo("a�[31mb�c�d");
    assertThat(Words.lines("a\r\nb\tc\u0007")).isEqualTo("a\nb\tc�");
  }

  @Test
  void timesHaveTheirTwoLargestUnits() {
    assertThat(Words.duration(Duration.ofSeconds(59))).isEqualTo("59 s");
    assertThat(Words.duration(Duration.ofMinutes(59))).isEqualTo("59 min");
    assertThat(Words.duration(Duration.ofMinutes(192))).isEqualTo("3 h 12 min");
    assertThat(Words.duration(Duration.ofHours(48))).isEqualTo("2 d");
    assertThat(Words.ago(1_000, 1_500)).isEqualTo("now");
  }

  @Test
  void sizesHaveTheUnitThatFits() {
    assertThat(Words.size(1023)).isEqualTo("1023 bytes");
    assertThat(Words.size(1536)).isEqualTo("1.5 kB");
    assertThat(Words.size(20L << 20)).isEqualTo("20 MB");
  }

  @Test
  void argumentsAreQuotedWhereAShellNeedsIt() {
    assertThat(Words.quoted("cellar-1")).isEqualTo("cellar-1");
    assertThat(Words.quoted("my 'big' box")).isEqualTo("'my '\\''big'\\'' box'");
    assertThat(Words.some(List.of("a", "b", "c"), 2)).isEqualTo("a, b and 1 more");
    assertThat(Words.check("1fbbe8ef")).isEqualTo("1fbb e8ef");
  }

  @Test
  void aNarrowTerminalShortensTheWidestColumn() {
    var out = new StringWriter();
    var shell =
        new Shell(
            new PrintWriter(out),
            new PrintWriter(out),
            Reader.nullReader(),
            Map.of(),
            new Shell.Terminal(false, false, 24));
    new Table(shell, "")
        .row(Table.Cell.of("short"), Table.Cell.of("a very long description of it"))
        .print();
    shell.out().flush();
    assertThat(out.toString()).isEqualTo("short  a very long desc…\n");
  }
}

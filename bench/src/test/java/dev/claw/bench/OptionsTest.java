package dev.claw.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static final Path ROOT = Path.of("/project");

  @Test
  void measuresEverythingUnlessToldOtherwise() {
    Options options = Options.parse(ROOT, List.of());
    assertThat(options.rows()).containsExactlyInAnyOrder(Row.values());
    assertThat(options.output()).isEqualTo(Path.of("/project/bench/RESULTS.md"));
  }

  @Test
  void aTrialDoesNotReplaceTheResults() {
    assertThat(Options.parse(ROOT, List.of("--quick")).output())
        .isNotEqualTo(Path.of("/project/bench/RESULTS.md"));
  }

  @Test
  void choosesRowsByTheirId() {
    Options options = Options.parse(ROOT, List.of("--only", "health-1", "--only", "cli-health"));
    assertThat(options.rows()).containsExactlyInAnyOrder(Row.HEALTH_1, Row.CLI_HEALTH);
    assertThat(options.output()).isNotEqualTo(Path.of("/project/bench/RESULTS.md"));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    for (List<String> wrong :
        List.of(List.of("--only", "nothing"), List.of("--only"), List.of("--fast", "x"))) {
      assertThatThrownBy(() -> Options.parse(ROOT, wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("usage: bench/run");
    }
  }
}

package dev.claw.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.interop.ReferencePackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private final Side ours = new ClawSide(Path.of("/project"), Path.of("/java"));
  private final Side theirs = new ReferenceSide(new ReferencePackage(Path.of("/cache")));
  private final Results results = new Results();

  @Test
  void showsMedianSpreadBudgetAndRatio() {
    for (double value : new double[] {0.3, 0.2, 0.4}) {
      results.add(Row.GATEWAY_START, ours, "time", value);
    }
    results.add(Row.GATEWAY_START, theirs, "time", 6);
    assertThat(page())
        .contains(
            "| Gateway, process start → answers an RPC | time | ≤ 0.500 s "
                + "| 0.300 s [0.200 – 0.400] × 3 | met | 6.00 s [6.00 – 6.00] × 1 | 0.050 |");
  }

  @Test
  void saysWhenABudgetIsNotMet() {
    results.add(Row.GATEWAY_START, ours, "time", 0.51);
    assertThat(page()).contains("| 0.510 s [0.510 – 0.510] × 1 | **not met** | – |  |");
    results.add(Row.CLIENTS_3000, ours, "connected", 2999);
    assertThat(page()).contains("| 2,999 [2,999 – 2,999] × 1 | **not met** |");
  }

  @Test
  void namesWhatCouldNotBeMeasuredAndWhy() {
    results.failed(Row.WHICH_1, theirs, new IOException("refused:\n first line"));
    assertThat(page()).contains("- which-1, OpenClaw: refused: first line");
    assertThat(page()).doesNotContain("- which-1, Claw");
  }

  @Test
  void leavesOutWhatWasNotAskedFor() {
    results.add(Row.GATEWAY_START, ours, "time", 0.3);
    assertThat(page()).doesNotContain(Row.NODE_START.title());
  }

  private String page() {
    Options options =
        new Options(Path.of("/p"), Path.of("/p/o"), EnumSet.allOf(Row.class), false, false);
    return new Report(options, results).page(List.of("Date: today"));
  }
}

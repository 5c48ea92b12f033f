package dev.claw.protocol.node;

import java.util.List;

/// The programs that the gateway's skills would like to find on a node; the answer to
/// `skills.bins`.
public record SkillBins(List<String> bins) {

  /// The method that answers with it.
  public static final String METHOD = "skills.bins";

  public SkillBins {
    bins = List.copyOf(bins);
  }
}

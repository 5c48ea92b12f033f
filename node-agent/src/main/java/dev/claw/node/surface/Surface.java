package dev.claw.node.surface;

import dev.claw.protocol.command.NodeCommandSpec;
import java.util.List;
import java.util.stream.Stream;

/// What this node offers right now and what it withholds.
public record Surface(List<Row> rows) {

  /// The capability that says a node reports its power supply, so that a gateway can prefer a
  /// machine on mains.
  private static final String POWER = "claw.power";

  public Surface {
    rows = List.copyOf(rows);
  }

  /// The entries of `caps`, sorted.
  public List<String> caps() {
    return Stream.concat(
            offered()
                .flatMap(row -> row.capability().commands().stream())
                .map(NodeCommandSpec::capability),
            Stream.of(POWER))
        .distinct()
        .sorted()
        .toList();
  }

  /// The entries of `commands`, sorted.
  public List<String> commands() {
    return offered()
        .flatMap(row -> row.capability().commands().stream())
        .map(NodeCommandSpec::wireName)
        .sorted()
        .toList();
  }

  /// The row of a capability.
  public Row row(Capability capability) {
    return rows.stream().filter(row -> row.capability() == capability).findFirst().orElseThrow();
  }

  /// Whether another surface would be announced differently.
  public boolean announcesLike(Surface other) {
    return caps().equals(other.caps()) && commands().equals(other.commands());
  }

  private Stream<Row> offered() {
    return rows.stream().filter(row -> row.standing() instanceof Standing.Offered);
  }

  /// One capability and where it stands.
  public record Row(Capability capability, Consent consent, Standing standing) {}

  /// Offered or withheld.
  public sealed interface Standing {
    /// Others may use it; asking first where the consent says so.
    record Offered() implements Standing {}

    /// Nobody may use it.
    ///
    /// @param reason a sentence without a full stop
    /// @param fix what the owner can do about it, without a full stop
    record Withheld(String reason, String fix) implements Standing {}
  }
}

package dev.claw.protocol.pairing;

import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import java.util.regex.Pattern;

/// Parameters of the four methods that decide on a request: `device.pair.approve`,
/// `device.pair.reject`, `node.pair.approve`, `node.pair.reject`.
public record PairRequestId(String requestId) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");

  public PairRequestId {
    Require.nonEmpty(requestId, "requestId");
    if (!SHAPE.matcher(requestId).matches()) {
      throw new InvalidFieldException("requestId", "must be a request id");
    }
  }
}

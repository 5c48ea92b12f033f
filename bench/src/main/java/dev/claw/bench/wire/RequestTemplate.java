package dev.claw.bench.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A request whose id, and every `@` in its parameters, becomes the number of the call.
public final class RequestTemplate {
  private final List<byte[]> pieces = new ArrayList<>();
  private byte[] scratch = new byte[512];
  private int end;

  /// @param params JSON of the parameters; `@` stands for the number, for instance in an
  ///   idempotency key
  public RequestTemplate(String method, String params) {
    String frame =
        "{\"type\":\"req\",\"id\":\"@\",\"method\":\"" + method + "\",\"params\":" + params + "}";
    for (String piece : frame.split("@", -1)) {
      pieces.add(piece.getBytes(StandardCharsets.UTF_8));
    }
  }

  void write(long id, FrameWriter writer) {
    byte[] digits = Long.toString(id).getBytes(StandardCharsets.US_ASCII);
    end = 0;
    for (int i = 0; i < pieces.size(); i++) {
      if (i > 0) {
        put(digits);
      }
      put(pieces.get(i));
    }
    writer.text(scratch, end);
  }

  private void put(byte[] piece) {
    if (end + piece.length > scratch.length) {
      scratch = Arrays.copyOf(scratch, 2 * (end + piece.length));
    }
    System.arraycopy(piece, 0, scratch, end, piece.length);
    end += piece.length;
  }
}

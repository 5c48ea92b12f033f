package dev.claw.gateway.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.gateway.store.StoreException.Code;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/// One line of a record log: `{"seq":7,…,"_c":"1a2b3c4d"}` and a line feed, where `_c` is the
/// CRC-32C of every byte of the line before `,"_c"`. The line feed and the exact spelling of the
/// trailer are part of being intact, because the checksum does not cover them.
final class RecordLine {
  /// Longest line, line feed included.
  static final int LIMIT = 2 * 1024 * 1024;

  private static final byte[] TRAILER = ",\"_c\":\"".getBytes(US_ASCII);
  private static final byte[] HEAD = "{\"seq\":".getBytes(US_ASCII);
  private static final int CHECKSUM = 8;
  private static final int ENDING = TRAILER.length + CHECKSUM + 3;
  private static final int MAX_DIGITS = 18;
  private static final JsonMapper MAPPER = mapper();

  private RecordLine() {}

  private static JsonMapper mapper() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxDocumentLength(LIMIT)
            .maxStringLength(LIMIT)
            .maxNestingDepth(128)
            .maxNumberLength(64)
            .build();
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(limits)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    return JsonMapper.builder(factory).build();
  }

  /// The fields of a record as they will stand in the line, without the opening brace.
  static byte[] body(ObjectNode json) {
    if (json.has("seq") || json.has("_c")) {
      throw new IllegalArgumentException("seq and _c belong to the log");
    }
    byte[] bytes;
    try {
      bytes = MAPPER.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a record must be plain JSON", e);
    }
    int longest = HEAD.length + MAX_DIGITS + bytes.length + ENDING;
    if (longest > LIMIT) {
      throw new StoreException(
          Code.TOO_LARGE,
          "A record of %d bytes is longer than the %d a history takes; keep large content in media"
              .formatted(bytes.length, LIMIT));
    }
    return Arrays.copyOfRange(bytes, 1, bytes.length);
  }

  /// The whole line for a body.
  static byte[] encode(long seq, byte[] body) {
    byte[] digits = Long.toString(seq).getBytes(US_ASCII);
    int comma = body.length > 1 ? 1 : 0;
    int covered = HEAD.length + digits.length + comma + body.length - 1;
    byte[] line = new byte[covered + ENDING];
    System.arraycopy(HEAD, 0, line, 0, HEAD.length);
    System.arraycopy(digits, 0, line, HEAD.length, digits.length);
    line[HEAD.length + digits.length] = ',';
    System.arraycopy(body, 0, line, covered - body.length + 1, body.length - 1);
    System.arraycopy(TRAILER, 0, line, covered, TRAILER.length);
    byte[] checksum = checksum(line, 0, covered).getBytes(US_ASCII);
    System.arraycopy(checksum, 0, line, covered + TRAILER.length, CHECKSUM);
    line[line.length - 3] = '"';
    line[line.length - 2] = '}';
    line[line.length - 1] = '\n';
    return line;
  }

  /// The sequence number of the line in this range, or empty when it is not an intact line.
  static Optional<Long> check(byte[] bytes, int from, int to) {
    int covered = to - from - ENDING;
    if (covered <= HEAD.length || !startsWith(bytes, from, HEAD)) {
      return Optional.empty();
    }
    int trailer = from + covered;
    String expected = checksum(bytes, from, covered) + "\"}\n";
    boolean intact =
        startsWith(bytes, trailer, TRAILER)
            && expected.equals(new String(bytes, trailer + TRAILER.length, CHECKSUM + 3, US_ASCII));
    return intact ? number(bytes, from + HEAD.length, trailer) : Optional.empty();
  }

  /// The record in an intact line.
  static ObjectNode parse(byte[] bytes, int from, int to) throws IOException {
    JsonNode node = MAPPER.readTree(bytes, from, to - from);
    if (!(node instanceof ObjectNode json)) {
      throw new IOException("not a JSON object");
    }
    json.remove("seq");
    json.remove("_c");
    return json;
  }

  private static Optional<Long> number(byte[] bytes, int from, int end) {
    int at = from;
    long value = 0;
    while (at < end && at - from < MAX_DIGITS && bytes[at] >= '0' && bytes[at] <= '9') {
      value = value * 10 + (bytes[at] - '0');
      at++;
    }
    return at > from && (at == end || bytes[at] == ',') ? Optional.of(value) : Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, int from, byte[] prefix) {
    return Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
  }

  private static String checksum(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}

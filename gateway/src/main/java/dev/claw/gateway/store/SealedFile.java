package dev.claw.gateway.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.claw.gateway.store.StoreException.Code;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The text of `credentials.json`: sealed entries, and a seal over all of them, so that an entry
/// can neither be changed nor taken away unnoticed.
final class SealedFile {
  private static final JsonMapper MAPPER = mapper();

  private SealedFile() {}

  /// One sealed value, in Base64; `version` counts its changes.
  record Entry(long version, String nonce, String sealed) {}

  @JsonPropertyOrder({"format", "entries", "seal"})
  private record Document(int format, SortedMap<String, Entry> entries, String seal) {}

  private static JsonMapper mapper() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder().maxNestingDepth(8).maxNumberLength(20).build();
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(limits)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    return JsonMapper.builder(factory).build();
  }

  static byte[] write(Map<String, Entry> entries, byte[] key) {
    try {
      SortedMap<String, Entry> sorted = new TreeMap<>(entries);
      byte[] unsealed = MAPPER.writeValueAsBytes(new Document(1, sorted, ""));
      return MAPPER
          .writerWithDefaultPrettyPrinter()
          .writeValueAsBytes(new Document(1, sorted, base64(seal(unsealed, key))));
    } catch (IOException e) {
      throw new IllegalStateException("sealed entries are plain JSON", e);
    }
  }

  /// The entries, after every byte of the file was found to be what we wrote.
  static SortedMap<String, Entry> read(byte[] content, byte[] key, String path) {
    try {
      Document document = MAPPER.readValue(content, Document.class);
      if (document != null
          && document.entries() != null
          && MessageDigest.isEqual(write(document.entries(), key), content)) {
        return document.entries();
      }
    } catch (IOException e) {
      // the cause may quote the file's text, so it goes nowhere
    }
    throw damaged(path);
  }

  static StoreException damaged(String path) {
    return new StoreException(
        Code.DAMAGED,
        ("%s was changed outside Claw, is damaged, or belongs to another key; it was left as it is:"
                + " restore it with its key from a backup, or move it away and enter the secrets again")
            .formatted(path));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] seal(byte[] content, byte[] key) {
    byte[] sealKey = mac(key, "claw credentials file seal".getBytes(UTF_8));
    try {
      return mac(sealKey, content);
    } finally {
      Arrays.fill(sealKey, (byte) 0);
    }
  }

  private static byte[] mac(byte[] key, byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}

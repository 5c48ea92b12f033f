package dev.claw.protocol.pairing;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import dev.claw.protocol.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a pairing link says: where the gateway is and the secret that opens it once. On paper and
/// in a QR code it is base64url of this object as JSON; as a link `oc-pair://` stands in front.
///
/// @param url `ws://` or `wss://`
/// @param urls further addresses of the same gateway, at most eight
/// @param expiresAtMs Unix milliseconds
/// @param gatewayKey our addition: the gateway's public key, so that a node knows whom it will meet
public record SetupCode(
    String url,
    @Nullable List<String> urls,
    String bootstrapToken,
    long expiresAtMs,
    @Nullable String tlsFingerprint,
    @Nullable @JsonProperty("claw.gatewayKey") String gatewayKey) {

  /// Longest address, in characters.
  public static final int MAX_URL = 2048;

  private static final String SCHEME = "oc-pair://";
  private static final int MAX_TEXT = 32_768;

  public SetupCode {
    address(url, "url");
    if (urls != null) {
      urls = Require.list(urls, "urls", 8);
      urls.forEach(each -> address(each, "urls"));
    }
    Require.atMost(Require.nonEmpty(bootstrapToken, "bootstrapToken"), "bootstrapToken", 256);
    Require.atMost(tlsFingerprint, "tlsFingerprint", 256);
    Require.atMost(gatewayKey, "claw.gatewayKey", 512);
  }

  /// Reads a link, or the bare code.
  ///
  /// @throws InvalidFieldException it is none; the message never repeats it
  public static SetupCode decode(String text) {
    String code = text.strip();
    code = code.startsWith(SCHEME) ? code.substring(SCHEME.length()) : code;
    if (code.length() > MAX_TEXT) {
      throw new InvalidFieldException("setupCode", "is too long");
    }
    try {
      byte[] json = Base64.getUrlDecoder().decode(code);
      return Require.present(StrictJson.open().readValue(json, SetupCode.class), "setupCode");
    } catch (InvalidFieldException e) {
      throw e;
    } catch (IllegalArgumentException | IOException e) {
      throw new InvalidFieldException("setupCode", "is not a pairing link; copy all of it");
    }
  }

  /// The code without the scheme.
  public String encode() {
    byte[] json = FrameCodec.json(this).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
  }

  /// The link.
  public String link() {
    return SCHEME + encode();
  }

  /// All addresses in the order to try them.
  public List<String> addresses() {
    return urls == null || urls.isEmpty() ? List.of(url) : all(url, urls);
  }

  @Override
  public String toString() {
    return "SetupCode[" + url + "]";
  }

  private static List<String> all(String first, List<String> others) {
    return Stream.concat(Stream.of(first), others.stream()).distinct().toList();
  }

  private static void address(@Nullable String value, String field) {
    Require.atMost(Require.nonEmpty(value, field), field, MAX_URL);
    if (value != null && !value.startsWith("ws://") && !value.startsWith("wss://")) {
      throw new InvalidFieldException(field, "must start with ws:// or wss://");
    }
  }
}

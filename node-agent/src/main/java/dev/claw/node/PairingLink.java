package dev.claw.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.claw.protocol.Require;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.client.GatewayUrl;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An invitation of a gateway, `oc-pair://` and what follows. Holds a secret.
///
/// @param url where the gateway is
/// @param urls where else it may be reached
/// @param bootstrapToken the secret
/// @param expiresAtMs Unix milliseconds
/// @param gatewayKey the gateway's public key, where it has one
public record PairingLink(
    String url,
    @Nullable List<String> urls,
    String bootstrapToken,
    @Nullable Long expiresAtMs,
    @JsonProperty("claw.gatewayKey") @Nullable String gatewayKey) {

  private static final String SCHEME = "oc-pair://";
  private static final int LONGEST = 16_384;

  public PairingLink {
    Require.atMost(Require.nonEmpty(url, "url"), "url", 512);
    Require.atMost(Require.nonEmpty(bootstrapToken, "bootstrapToken"), "bootstrapToken", 4096);
    urls = urls == null ? null : Require.list(urls, "urls", 16);
    Require.atMost(gatewayKey, "claw.gatewayKey", 128);
  }

  /// The invitation of a gateway's six digits.
  public static PairingLink ofCode(GatewayUrl gateway, String code) {
    String digits = code.replace("-", "").replace(" ", "");
    if (!digits.matches("[0-9]{6}")) {
      throw new IllegalArgumentException(
          "A pairing code has six digits; run `claw nodes add` on the gateway for one.");
    }
    return new PairingLink(gateway.toString(), null, digits, null, null);
  }

  /// Reads a link.
  ///
  /// @throws IllegalArgumentException with a sentence for the user; never repeats the link
  public static PairingLink parse(String pasted) {
    String link = pasted.strip();
    if (!link.startsWith(SCHEME) || link.length() > LONGEST) {
      throw broken();
    }
    try {
      byte[] json = Base64.getUrlDecoder().decode(link.substring(SCHEME.length()).replace("=", ""));
      String text = new String(json, StandardCharsets.UTF_8);
      return Require.present(StrictJson.open().readValue(text, PairingLink.class), "link");
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw broken();
    }
  }

  /// Every address of the gateway that may be used, the first one preferred.
  ///
  /// @throws IllegalArgumentException one of them is no address, or sends secrets in the open
  public List<GatewayUrl> gateways() {
    return Stream.concat(Stream.of(url), urls == null ? Stream.of() : urls.stream())
        .map(GatewayUrl::parse)
        .distinct()
        .toList();
  }

  /// Whether its time is over.
  public boolean isExpired(Instant now) {
    return expiresAtMs != null && now.toEpochMilli() >= expiresAtMs;
  }

  @Override
  public String toString() {
    return "PairingLink[" + url + "]";
  }

  private static IllegalArgumentException broken() {
    return new IllegalArgumentException(
        "This is no pairing link; it starts with oc-pair:// and comes from `claw nodes add` on the"
            + " gateway. Copy it whole.");
  }
}

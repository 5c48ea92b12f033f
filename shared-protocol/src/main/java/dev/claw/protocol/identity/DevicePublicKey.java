package dev.claw.protocol.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// An Ed25519 public key as 32 raw bytes; on the wire base64url without padding.
public final class DevicePublicKey {
  static final int LENGTH = 32;
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final byte[] raw;

  DevicePublicKey(byte[] raw) {
    this.raw = raw.clone();
  }

  /// Reads base64url or standard base64, with or without padding.
  ///
  /// @throws InvalidKeyException when it is not 32 bytes of base64
  @JsonCreator
  public static DevicePublicKey parse(String text) {
    try {
      String urlSafe = text.strip().replace('+', '-').replace('/', '_').replace("=", "");
      byte[] bytes = urlSafe.length() > 64 ? new byte[0] : Base64.getUrlDecoder().decode(urlSafe);
      if (bytes.length == LENGTH) {
        return new DevicePublicKey(bytes);
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidKeyException(e);
    }
    throw new InvalidKeyException(null);
  }

  /// The spelling on the wire.
  @JsonValue
  public String encoded() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
  }

  /// The device that owns this key.
  public DeviceId deviceId() {
    return new DeviceId(HexFormat.of().formatHex(sha256(raw)));
  }

  /// Whether the signature (base64url) over the UTF-8 payload was made with this key.
  public boolean verifies(String payload, String signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(toJca());
      verifier.update(payload.getBytes(StandardCharsets.UTF_8));
      return verifier.verify(Base64.getUrlDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /// Eight hex digits both owners of two keys can compare by eye: the same whichever side computes
  /// them. 32 bits, so an attacker needs about four billion key pairs to meet one given check.
  public String checkWith(DevicePublicKey other) {
    boolean first = Arrays.compareUnsigned(raw, other.raw) <= 0;
    byte[] joined = Arrays.copyOf(first ? raw : other.raw, 2 * LENGTH);
    System.arraycopy(first ? other.raw : raw, 0, joined, LENGTH, LENGTH);
    return HexFormat.of().formatHex(sha256(joined), 0, 4);
  }

  private PublicKey toJca() throws GeneralSecurityException {
    byte[] x509 = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + LENGTH);
    System.arraycopy(raw, 0, x509, X509_PREFIX.length, LENGTH);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DevicePublicKey key && Arrays.equals(raw, key.raw);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(raw);
  }

  @Override
  public String toString() {
    return encoded();
  }
}

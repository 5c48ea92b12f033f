package dev.claw.protocol.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A device's Ed25519 key pair. Never printed: [#toString] shows the id only.
public final class DeviceIdentity {
  private static final byte[] PKCS8_PREFIX =
      HexFormat.of().parseHex("302e020100300506032b657004220420");

  private final PrivateKey privateKey;
  private final byte[] seed;
  private final DevicePublicKey publicKey;
  private final DeviceId id;

  private DeviceIdentity(byte[] seed, byte[] rawPublicKey) throws GeneralSecurityException {
    this.seed = seed.clone();
    byte[] pkcs8 = Arrays.copyOf(PKCS8_PREFIX, PKCS8_PREFIX.length + seed.length);
    System.arraycopy(seed, 0, pkcs8, PKCS8_PREFIX.length, seed.length);
    this.privateKey =
        KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    this.publicKey = new DevicePublicKey(rawPublicKey);
    this.id = publicKey.deviceId();
  }

  /// A new random identity.
  public static DeviceIdentity generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] pkcs8 = pair.getPrivate().getEncoded();
      byte[] x509 = pair.getPublic().getEncoded();
      return new DeviceIdentity(
          Arrays.copyOfRange(pkcs8, pkcs8.length - 32, pkcs8.length),
          Arrays.copyOfRange(x509, x509.length - 32, x509.length));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform has no Ed25519", e);
    }
  }

  /// Restores an identity from its two halves as [#seed] and [DevicePublicKey#encoded] gave them.
  ///
  /// @throws InvalidKeyException when they are not keys, or do not belong together
  public static DeviceIdentity restore(String encodedSeed, String encodedPublicKey) {
    try {
      byte[] seed = Base64.getUrlDecoder().decode(encodedSeed);
      byte[] raw = Base64.getUrlDecoder().decode(encodedPublicKey);
      if (seed.length != 32 || raw.length != DevicePublicKey.LENGTH) {
        throw new InvalidKeyException(null);
      }
      var identity = new DeviceIdentity(seed, raw);
      if (!identity.publicKey.verifies("claw", identity.sign("claw"))) {
        throw new InvalidKeyException(null);
      }
      return identity;
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new InvalidKeyException(e);
    }
  }

  /// The device's name.
  public DeviceId id() {
    return id;
  }

  /// The half that others may see.
  public DevicePublicKey publicKey() {
    return publicKey;
  }

  /// The secret half, base64url without padding. For the credential store only.
  public String seed() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(seed);
  }

  /// Signs the UTF-8 payload; base64url without padding.
  public String sign(String payload) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(privateKey);
      signer.update(payload.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Ed25519 refused to sign", e);
    }
  }

  @Override
  public String toString() {
    return "device " + id.brief();
  }
}

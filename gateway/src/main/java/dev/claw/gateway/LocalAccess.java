package dev.claw.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.claw.gateway.store.DurableFile;
import dev.claw.gateway.store.PrivateFolder;
import dev.claw.gateway.store.StateDirectory;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.identity.DeviceIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// How programs of this machine's owner find the running gateway and get in: a 0600 file in the
/// state directory, there while the gateway runs.
///
/// @param url the WebSocket address
/// @param seed the secret half of the device key these programs share
/// @param gatewayKey the gateway's public key
public record LocalAccess(
    String url,
    long pid,
    long startedAtMs,
    String version,
    String gatewayKey,
    String seed,
    String publicKey,
    String deviceToken) {

  private static final int LIMIT = 16_384;

  /// Reads the file of a state directory; empty when no gateway has written one, or when the one
  /// that did is gone.
  public static Optional<LocalAccess> find(Path stateDirectory) {
    Optional<byte[]> content = new DurableFile(path(stateDirectory)).read(LIMIT);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    try {
      var access =
          StrictJson.open()
              .readValue(new String(content.get(), StandardCharsets.UTF_8), LocalAccess.class);
      return ProcessHandle.of(access.pid).filter(ProcessHandle::isAlive).map(_ -> access);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /// The key pair to connect with.
  public DeviceIdentity identity() {
    return DeviceIdentity.restore(seed, publicKey);
  }

  void write(StateDirectory state) throws IOException {
    Path file = path(state.root());
    new PrivateFolder().create(state.root().resolve("run"));
    new DurableFile(file).replace(FrameCodec.json(this).getBytes(StandardCharsets.UTF_8));
  }

  static void remove(StateDirectory state) throws IOException {
    Files.deleteIfExists(path(state.root()));
  }

  private static Path path(Path stateDirectory) {
    return stateDirectory.resolve("run").resolve("gateway.json");
  }

  @Override
  public String toString() {
    return "LocalAccess[" + url + ", pid " + pid + "]";
  }
}

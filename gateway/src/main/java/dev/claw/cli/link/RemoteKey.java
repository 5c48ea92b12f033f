package dev.claw.cli.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.claw.cli.terminal.CliException;
import dev.claw.gateway.store.DurableFile;
import dev.claw.gateway.store.StateDirectory;
import dev.claw.gateway.store.StoreException;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.client.GatewayUrl;
import dev.claw.protocol.identity.DeviceIdentity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The device key this command line shows to gateways on other machines, with the tokens they gave
/// it. Kept in `command-line.json` in the state directory, readable by its owner only.
final class RemoteKey {
  private static final int LIMIT = 262_144;

  private final DurableFile file;
  private final String address;
  private Kept kept;

  /// The contents of the file.
  record Kept(String seed, String publicKey, Map<String, String> tokens) {
    public Kept {
      tokens = tokens == null ? Map.of() : Map.copyOf(tokens);
    }

    @Override
    public String toString() {
      return "Kept[" + publicKey + "]";
    }
  }

  private RemoteKey(DurableFile file, String address, Kept kept) {
    this.file = file;
    this.address = address;
    this.kept = kept;
  }

  /// The key for one gateway, made on first use.
  static RemoteKey open(Path state, GatewayUrl url) throws CliException {
    try {
      DurableFile file = new DurableFile(state.resolve("command-line.json"));
      Optional<byte[]> content = file.read(LIMIT);
      Kept kept;
      if (content.isPresent()) {
        String text = new String(content.get(), StandardCharsets.UTF_8);
        kept = StrictJson.open().readValue(text, Kept.class);
      } else {
        makeFolder(state);
        DeviceIdentity made = DeviceIdentity.generate();
        kept = new Kept(made.seed(), made.publicKey().encoded(), Map.of());
        write(file, kept);
      }
      return new RemoteKey(file, url.toString(), kept);
    } catch (JsonProcessingException | StoreException e) {
      throw CliException.failed(
          "The key in "
              + state.resolve("command-line.json")
              + " cannot be used; remove the file"
              + " to get a new one.");
    }
  }

  private static void makeFolder(Path state) {
    if (!Files.isDirectory(state)) {
      StateDirectory.open(state).close();
    }
  }

  DeviceIdentity identity() {
    return DeviceIdentity.restore(kept.seed(), kept.publicKey());
  }

  Optional<String> deviceToken() {
    return Optional.ofNullable(kept.tokens().get(address));
  }

  /// Keeps the token the gateway gave this machine.
  void remember(String token) {
    if (!token.equals(kept.tokens().get(address))) {
      Map<String, String> tokens = new TreeMap<>(kept.tokens());
      tokens.put(address, token);
      kept = new Kept(kept.seed(), kept.publicKey(), tokens);
      write(file, kept);
    }
  }

  private static void write(DurableFile file, Kept kept) {
    file.replace(FrameCodec.json(kept).getBytes(StandardCharsets.UTF_8));
  }
}

package dev.claw.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.claw.gateway.auth.FailureLock;
import dev.claw.gateway.store.DurableFile;
import dev.claw.gateway.store.StoreException;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.StrictJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the counts of failed authentications in a file, so that a restart forgives nobody.
final class LockoutFile implements FailureLock.Store {
  private static final Logger LOG = LoggerFactory.getLogger(LockoutFile.class);
  private static final int LIMIT = 4 << 20;

  private final DurableFile file;

  LockoutFile(Path path) {
    this.file = new DurableFile(path);
  }

  @Override
  public Map<String, FailureLock.Entry> load() {
    try {
      return file.read(LIMIT)
          .map(content -> parse(new String(content, StandardCharsets.UTF_8)))
          .orElseGet(Map::of);
    } catch (StoreException e) {
      LOG.warn("the list of failed authentications cannot be read: {}", e.getMessage());
      return Map.of();
    }
  }

  private static Map<String, FailureLock.Entry> parse(String json) {
    try {
      return StrictJson.open().readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      LOG.warn("the list of failed authentications is damaged and starts anew");
      return Map.of();
    }
  }

  @Override
  public void save(Map<String, FailureLock.Entry> entries) {
    try {
      file.replace(FrameCodec.json(entries).getBytes(StandardCharsets.UTF_8));
    } catch (StoreException e) {
      LOG.warn("the list of failed authentications cannot be kept: {}", e.getMessage());
    }
  }
}

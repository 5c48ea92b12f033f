package dev.claw.gateway.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.claw.gateway.store.SealedFile.Entry;
import dev.claw.gateway.store.StoreException.Code;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Secrets by name in `credentials.json`, each sealed with AES-256-GCM under a fresh random nonce
/// and bound to its name and version. Changes are durable when a method returns. A file that is not
/// exactly what was written is refused and left alone.
public final class CredentialStore {
  private static final int LIMIT = 1024 * 1024;
  private static final int VALUE_LIMIT = 64 * 1024;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  private final DurableFile file;
  private final KeySource keys;
  private final SecureRandom random = new SecureRandom();
  private final ReentrantLock lock = new ReentrantLock();

  /// Secrets in this file under a key from this source. Nothing is read or made before first use.
  public CredentialStore(Path file, KeySource keys) {
    this(new DurableFile(file), keys);
  }

  CredentialStore(DurableFile file, KeySource keys) {
    this.file = file;
    this.keys = keys;
  }

  /// The secret of this name; the caller wipes it after use.
  ///
  /// @throws StoreException DAMAGED, KEY_UNAVAILABLE or IO_FAILED
  public Optional<byte[]> bytes(String name) {
    requireName(name);
    return reading(
        (key, entries) ->
            Optional.ofNullable(entries.get(name)).map(entry -> unseal(name, entry, key)));
  }

  /// The secret of this name as text; the caller wipes it after use.
  public Optional<char[]> text(String name) {
    return bytes(name).map(CredentialStore::decode);
  }

  /// Stores a secret of at most 64 KiB under this name, replacing an older one.
  ///
  /// @param value copied, not wiped
  public void put(String name, byte[] value) {
    requireName(name);
    if (value.length > VALUE_LIMIT) {
      throw new StoreException(
          Code.TOO_LARGE, "A secret may have at most 65,536 bytes; store a shorter one");
    }
    withKey(
        (key, entries) -> {
          long version = entries.containsKey(name) ? entries.get(name).version() + 1 : 1;
          entries.put(name, seal(name, version, value, key));
          save(entries, key);
          return version;
        });
  }

  /// Stores a text secret; see [#put(String, byte[])].
  public void put(String name, char[] value) {
    byte[] bytes = encode(value);
    try {
      put(name, bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /// Removes a secret; says whether there was one.
  public boolean remove(String name) {
    requireName(name);
    return reading(
        (key, entries) -> {
          boolean found = entries.remove(name) != null;
          if (found) {
            save(entries, key);
          }
          return found;
        });
  }

  /// The names of all secrets, sorted.
  public List<String> names() {
    return reading((_, entries) -> List.copyOf(entries.keySet()));
  }

  /// What to tell the user once about where the key was put, if it was made just now.
  public Optional<String> notice() {
    return keys.notice();
  }

  private interface Use<T> {
    T with(byte[] key, SortedMap<String, Entry> entries);
  }

  private <T> T reading(Use<T> use) {
    // looking for a secret where none was ever stored must not make a key
    return file.exists() ? withKey(use) : use.with(new byte[0], new TreeMap<>());
  }

  private <T> T withKey(Use<T> use) {
    lock.lock();
    try {
      Optional<byte[]> content = file.read(LIMIT);
      byte[] key = key(content.isPresent());
      try {
        return use.with(key, content.map(bytes -> open(bytes, key)).orElseGet(TreeMap::new));
      } finally {
        Arrays.fill(key, (byte) 0);
      }
    } finally {
      lock.unlock();
    }
  }

  private SortedMap<String, Entry> open(byte[] content, byte[] key) {
    return new TreeMap<>(SealedFile.read(content, key, file.path().toString()));
  }

  private byte[] key(boolean needed) {
    Optional<byte[]> existing = keys.existing();
    if (existing.isEmpty() && needed) {
      throw new StoreException(
          Code.KEY_UNAVAILABLE,
          "The key of the stored secrets is missing from %s; restore it, or move %s away and enter the"
                  .formatted(keys.place(), file.path())
              + " secrets again");
    }
    return existing.orElseGet(keys::create);
  }

  private void save(SortedMap<String, Entry> entries, byte[] key) {
    byte[] content = SealedFile.write(entries, key);
    if (content.length > LIMIT) {
      throw new StoreException(
          Code.TOO_LARGE, "There is no room for more secrets; remove some that are not used");
    }
    file.replace(content);
  }

  private Entry seal(String name, long version, byte[] value, byte[] key) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, name, version, nonce, key).doFinal(value);
      Base64.Encoder base64 = Base64.getEncoder();
      return new Entry(version, base64.encodeToString(nonce), base64.encodeToString(sealed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  private byte[] unseal(String name, Entry entry, byte[] key) {
    try {
      byte[] nonce = Base64.getDecoder().decode(entry.nonce());
      byte[] sealed = Base64.getDecoder().decode(entry.sealed());
      return cipher(Cipher.DECRYPT_MODE, name, entry.version(), nonce, key).doFinal(sealed);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw SealedFile.damaged(file.path().toString());
    }
  }

  private static Cipher cipher(int mode, String name, long version, byte[] nonce, byte[] key)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(("claw credential\n" + name + "\n" + version).getBytes(UTF_8));
    return cipher;
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a secret's name is 1 to 128 of A-Z a-z 0-9 . _ : -");
    }
  }

  private static byte[] encode(char[] text) {
    byte[] room = new byte[text.length * 3];
    ByteBuffer buffer = ByteBuffer.wrap(room);
    CoderResult result = UTF_8.newEncoder().encode(CharBuffer.wrap(text), buffer, true);
    byte[] bytes = Arrays.copyOf(room, buffer.position());
    Arrays.fill(room, (byte) 0);
    if (result.isError()) {
      throw new IllegalArgumentException("a text secret must be valid Unicode");
    }
    return bytes;
  }

  private static char[] decode(byte[] bytes) {
    char[] room = new char[bytes.length];
    CharBuffer buffer = CharBuffer.wrap(room);
    CoderResult result = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), buffer, true);
    char[] text = Arrays.copyOf(room, buffer.position());
    Arrays.fill(room, '\0');
    Arrays.fill(bytes, (byte) 0);
    if (result.isError()) {
      throw new IllegalArgumentException("this secret is not text; read it as bytes");
    }
    return text;
  }

  @Override
  public String toString() {
    return "CredentialStore[" + file.path() + "]";
  }
}

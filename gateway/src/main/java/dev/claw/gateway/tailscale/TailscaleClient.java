package dev.claw.gateway.tailscale;

import dev.claw.gateway.tailscale.LocalApi.Answer;
import dev.claw.gateway.tailscale.Tailnet.Identity;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Asks the Tailscale service on this machine. Answers are kept for five seconds, failures too; a
/// question takes at most one second. Blocking; safe for use by many threads.
public final class TailscaleClient {
  private static final Duration DEADLINE = Duration.ofSeconds(1);
  private static final long KEEP_NANOS = Duration.ofSeconds(5).toNanos();
  private static final int STATUS_LIMIT = 4 * 1024 * 1024;
  private static final int IDENTITY_LIMIT = 256 * 1024;
  private static final int IDENTITIES = 256;

  private final EndpointLocator locator;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Kept<Optional<Identity>>> identities =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept<Optional<Identity>>> eldest) {
          return size() > IDENTITIES;
        }
      };
  private @Nullable LocalApi api;
  private @Nullable Kept<Tailnet> tailnet;

  private record Kept<T>(T value, long at) {}

  /// A client for the service of this machine.
  ///
  /// @param socket path of its unix socket; empty for the places where it usually is
  public TailscaleClient(Optional<Path> socket) {
    this(new EndpointLocator(socket), System::nanoTime);
  }

  TailscaleClient(EndpointLocator locator, LongSupplier nanoTime) {
    this.locator = locator;
    this.nanoTime = nanoTime;
  }

  /// The tailnet, or why there is none.
  public Tailnet status() {
    lock.lock();
    try {
      Kept<Tailnet> kept = tailnet;
      if (kept == null || stale(kept)) {
        kept = new Kept<>(askStatus(), nanoTime.getAsLong());
        tailnet = kept;
      }
      return kept.value();
    } finally {
      lock.unlock();
    }
  }

  /// Who is behind a connection's remote address; empty for an address outside the tailnet, for one
  /// nobody has, and when Tailscale cannot be asked.
  public Optional<Identity> whois(InetSocketAddress remote) {
    InetAddress address = remote.getAddress();
    if (address == null || !onTailnet(address)) {
      return Optional.empty();
    }
    String key = text(address, remote.getPort());
    lock.lock();
    try {
      Kept<Optional<Identity>> kept = identities.get(key);
      if (kept == null || stale(kept)) {
        kept = new Kept<>(askIdentity(key), nanoTime.getAsLong());
        identities.remove(key);
        identities.put(key, kept);
      }
      return kept.value();
    } finally {
      lock.unlock();
    }
  }

  /// Whether an address is one of those Tailscale gives out: 100.64.0.0/10 or fd7a:115c:a1e0::/48.
  /// That alone proves nothing.
  public static boolean onTailnet(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    }
    byte[] prefix = {(byte) 0xfd, 0x7a, 0x11, 0x5c, (byte) 0xa1, (byte) 0xe0};
    return Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }

  private boolean stale(Kept<?> kept) {
    return nanoTime.getAsLong() - kept.at() >= KEEP_NANOS;
  }

  private Tailnet askStatus() {
    return switch (ask("status", STATUS_LIMIT)) {
      case Answer.Body(String json) -> TailnetDecoder.status(json);
      case Answer.Unknown _ ->
          new Tailnet.Absent("This is not Tailscale, or a very old one", "update Tailscale");
      case Answer.Failed(String reason, String fix) -> new Tailnet.Absent(reason, fix);
    };
  }

  private Optional<Identity> askIdentity(String address) {
    if (status() instanceof Tailnet.Absent) {
      return Optional.empty(); // do not wait for a dead service once per address
    }
    String query = "whois?addr=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
    return switch (ask(query, IDENTITY_LIMIT)) {
      case Answer.Body(String json) -> TailnetDecoder.identity(json);
      case Answer.Unknown _, Answer.Failed _ -> Optional.empty();
    };
  }

  private Answer ask(String path, int limit) {
    Optional<Endpoint> endpoint = locator.locate();
    if (endpoint.isEmpty()) {
      return new Answer.Failed(
          "Tailscale is not running on this machine",
          "install and start Tailscale, or set gateway.tailscale.socket to where its socket is");
    }
    LocalApi current = api == null ? new LocalApi(DEADLINE) : api;
    api = current; // made late, because loading the HTTP client takes longer than asking
    return current.ask(endpoint.get(), path, limit);
  }

  private static String text(InetAddress address, int port) {
    String host = address.getHostAddress();
    int scope = host.indexOf('%'); // Tailscale wants the address without our interface's name
    String plain = scope < 0 ? host : host.substring(0, scope);
    return (address instanceof Inet6Address ? "[" + plain + "]" : plain) + ":" + port;
  }
}

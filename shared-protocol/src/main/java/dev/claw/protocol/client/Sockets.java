package dev.claw.protocol.client;

import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/// The one HTTP client of a process, tuned for gateway sockets.
public final class Sockets implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /// A gateway pings every 25 s itself; ours finds a dead gateway well inside two ticks.
  private static final Duration PING_INTERVAL = Duration.ofSeconds(15);

  private final OkHttpClient http;

  /// Opens the client. System proxies are not used: the gateway is on this machine, the private
  /// network or the tailnet.
  public Sockets() {
    this(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT));
  }

  /// Opens a client for this address only. Where it is unencrypted, no certificate is loaded, which
  /// saves a short program a good part of its starting time.
  public static Sockets to(GatewayUrl url) {
    return url.uri().getScheme().equals("ws")
        ? new Sockets(List.of(ConnectionSpec.CLEARTEXT))
        : new Sockets();
  }

  private Sockets(List<ConnectionSpec> specs) {
    var dispatcher =
        new Dispatcher(
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory()));
    http =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectionSpecs(specs)
            .socketFactory(new PromptSocketFactory())
            .connectTimeout(CONNECT_TIMEOUT)
            .readTimeout(Duration.ZERO)
            .pingInterval(PING_INTERVAL)
            .followRedirects(false)
            .retryOnConnectionFailure(true)
            .proxy(Proxy.NO_PROXY)
            .build();
  }

  OkHttpClient http() {
    return http;
  }

  @Override
  public void close() {
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}

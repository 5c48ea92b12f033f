package dev.claw.gateway.tailscale;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// One request to the local Tailscale service. The service refuses anything that might come from a
/// web page, so the Host is its own fixed name and there is never an Origin or a Referer.
final class LocalApi {
  private static final String HOST = "local-tailscaled.sock";

  private final OkHttpClient base;

  LocalApi(Duration deadline) {
    this.base =
        new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .dns(_ -> List.of(InetAddress.getLoopbackAddress()))
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .callTimeout(deadline)
            .build();
  }

  /// What came back.
  sealed interface Answer {
    record Body(String json) implements Answer {}

    /// The service does not know what was asked for.
    record Unknown() implements Answer {}

    record Failed(String reason, String fix) implements Answer {}
  }

  /// Asks with GET.
  ///
  /// @param path below the API's root, with query
  /// @param limit most bytes of an answer
  Answer ask(Endpoint endpoint, String path, int limit) {
    try (Response response = client(endpoint).newCall(request(endpoint, path)).execute();
        InputStream body = response.body().byteStream()) {
      return switch (response.code()) {
        case 200 -> body(body.readNBytes(limit + 1), limit);
        case 404 -> new Answer.Unknown();
        case 401, 403 ->
            new Answer.Failed(
                "Tailscale refuses to talk to this user",
                "run Claw as the user who runs Tailscale, or allow it with tailscale set --operator");
        default ->
            new Answer.Failed(
                "Tailscale answered with an error (" + response.code() + ")", "restart Tailscale");
      };
    } catch (InterruptedIOException e) {
      return new Answer.Failed("Tailscale did not answer in time", "restart Tailscale");
    } catch (IOException e) {
      return new Answer.Failed("Tailscale could not be reached", "start Tailscale");
    }
  }

  private static Answer body(byte[] bytes, int limit) {
    return bytes.length > limit
        ? new Answer.Failed("Tailscale's answer is too long", "update Claw or Tailscale")
        : new Answer.Body(new String(bytes, StandardCharsets.UTF_8));
  }

  private OkHttpClient client(Endpoint endpoint) {
    return switch (endpoint) {
      case Endpoint.Unix unix ->
          base.newBuilder().socketFactory(new UnixSocketFactory(unix.path())).build();
      case Endpoint.Tcp _ -> base;
    };
  }

  private static Request request(Endpoint endpoint, String path) {
    Request.Builder request = new Request.Builder().header("Host", HOST);
    return switch (endpoint) {
      case Endpoint.Unix _ -> request.url(url(80, path)).build();
      case Endpoint.Tcp tcp ->
          request
              .url(url(tcp.port(), path))
              .header("Authorization", Credentials.basic("", tcp.token()))
              .build();
    };
  }

  private static HttpUrl url(int port, String path) {
    return HttpUrl.get("http://" + HOST + ":" + port + "/localapi/v0/" + path);
  }
}

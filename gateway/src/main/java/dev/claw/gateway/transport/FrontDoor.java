package dev.claw.gateway.transport;

import dev.claw.gateway.auth.ConnectRefusal;
import dev.claw.gateway.auth.OriginPolicy;
import dev.claw.gateway.auth.PeerAddress;
import dev.claw.protocol.FrameCodec;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.jspecify.annotations.Nullable;

/// The first to see a request: exact host, exact origin, no unattributed proxies; then the upgrade
/// or a route from the table. All of it before any secret is looked at.
final class FrontDoor extends Handler.Abstract {
  /// What proxies and tunnels add, as far as it is known; with any of them the socket's address
  /// says nothing about who asks.
  private static final Set<String> FORWARDING_HEADERS =
      Set.of(
          "forwarded",
          "via",
          "x-real-ip",
          "x-client-ip",
          "x-cluster-client-ip",
          "x-original-forwarded-for",
          "x-proxyuser-ip",
          "true-client-ip",
          "client-ip",
          "fastly-client-ip");

  private static final List<String> FORWARDING_PREFIXES =
      List.of("x-forwarded", "x-envoy-", "tailscale-", "cf-");

  private final HostPolicy hosts;
  private final OriginPolicy origins;
  private final Map<String, Route> routes;
  private final BearerCheck bearer;
  private final Consumer<EndPoint> arrived;
  private final Upgrades upgrades;
  private @Nullable ServerWebSocketContainer container;

  /// Makes the endpoint of an upgraded connection, or null when there is no room.
  @FunctionalInterface
  interface Upgrades {
    @Nullable Object endpoint(PeerAddress peer);
  }

  FrontDoor(
      HostPolicy hosts,
      OriginPolicy origins,
      List<Route> routes,
      BearerCheck bearer,
      Consumer<EndPoint> arrived,
      Upgrades upgrades) {
    this.hosts = hosts;
    this.origins = origins;
    this.routes =
        routes.stream().collect(Collectors.toUnmodifiableMap(Route::path, Function.identity()));
    this.bearer = bearer;
    this.arrived = arrived;
    this.upgrades = upgrades;
  }

  /// Nothing here waits: open routes answer from memory, an upgrade only makes an endpoint. So
  /// these requests need no thread of their own.
  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  protected void doStart() throws Exception {
    container = ServerWebSocketContainer.ensure(getServer());
    super.doStart();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    arrived.accept(request.getConnectionMetaData().getConnection().getEndPoint());
    HttpFields headers = request.getHeaders();
    PeerAddress peer = peer(request);
    if (!hostAllowed(headers)) {
      fail(response, callback, 421, "host_not_allowed", "This gateway is not called by that name.");
    } else if (peer.forwarded()) {
      fail(
          response,
          callback,
          403,
          "proxy_attribution_required",
          "This gateway does not take requests from proxies it was not told about.");
    } else if (headers.contains(HttpHeader.ORIGIN) && !originAllowed(headers)) {
      fail(
          response,
          callback,
          403,
          "origin_not_allowed",
          "This origin is not in gateway.controlUi.allowedOrigins.");
    } else if (headers.contains(HttpHeader.UPGRADE, "websocket")) {
      upgrade(request, response, callback, peer);
    } else {
      route(request, response, callback, peer);
    }
    return true;
  }

  private boolean hostAllowed(HttpFields headers) {
    String host = only(headers, HttpHeader.HOST);
    return host != null && hosts.permits(host);
  }

  private boolean originAllowed(HttpFields headers) {
    String origin = only(headers, HttpHeader.ORIGIN);
    return origin != null && origins.permits(origin);
  }

  /// The value of a header that must be there exactly once.
  private static @Nullable String only(HttpFields headers, HttpHeader header) {
    String value = null;
    for (HttpField field : headers) {
      if (field.getHeader() == header) {
        if (value != null) {
          return null;
        }
        value = field.getValue();
      }
    }
    return value;
  }

  private static PeerAddress peer(Request request) {
    boolean forwarded = false;
    for (HttpField field : request.getHeaders()) {
      forwarded |= isForwarding(field);
    }
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    String text = origin == null ? "" : origin;
    if (request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress from
        && from.getAddress() != null) {
      return new PeerAddress(
          from.getAddress().getHostAddress(),
          from.getAddress().isLoopbackAddress(),
          forwarded,
          text);
    }
    return new PeerAddress("unknown", false, forwarded, text);
  }

  private static boolean isForwarding(HttpField field) {
    String name = field.getLowerCaseName();
    return FORWARDING_HEADERS.contains(name)
        || FORWARDING_PREFIXES.stream().anyMatch(name::startsWith);
  }

  private void upgrade(Request request, Response response, Callback callback, PeerAddress peer) {
    Object endpoint = upgrades.endpoint(peer);
    ServerWebSocketContainer sockets = container;
    if (endpoint == null || sockets == null) {
      fail(
          response,
          callback,
          503,
          "too_many_connections",
          "Too many connections from here have not finished the handshake.");
    } else if (!sockets.upgrade((_, _, _) -> endpoint, request, response, callback)) {
      fail(response, callback, 400, "bad_upgrade", "This is no valid WebSocket upgrade.");
    }
  }

  private void route(Request request, Response response, Callback callback, PeerAddress peer) {
    Route route = routes.get(Request.getPathInContext(request));
    boolean head = HttpMethod.HEAD.is(request.getMethod());
    if (route == null) {
      fail(response, callback, 404, "not_found", "There is nothing at this address.");
    } else if (!head && !HttpMethod.GET.is(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
      fail(response, callback, 405, "method_not_allowed", "Only GET and HEAD are answered here.");
    } else if (request.getHeaders().contains(HttpHeader.AUTHORIZATION)) {
      // Checking a secret may write to the disk, and what it opens may take a moment to make.
      Thread.ofVirtual()
          .name("http-" + route.path())
          .start(() -> answer(route, request, response, callback, peer, head));
    } else {
      answer(route, request, response, callback, peer, head);
    }
  }

  private void answer(
      Route route,
      Request request,
      Response response,
      Callback callback,
      PeerAddress peer,
      boolean head) {
    boolean authenticated;
    try {
      authenticated = authenticated(request, peer);
    } catch (ConnectRefusal e) {
      Long retryAfterMs = e.error().retryAfterMs();
      response
          .getHeaders()
          .put(HttpHeader.RETRY_AFTER, retryAfterMs == null ? 60 : (retryAfterMs + 999) / 1000);
      fail(response, callback, 429, "rate_limited", e.error().message());
      return;
    }
    if (route.access() == Route.RouteAccess.BEARER && !authenticated) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
      fail(response, callback, 401, "unauthorized", "Send the gateway's token as a bearer token.");
    } else {
      send(response, callback, route.responder().respond(peer, authenticated), head);
    }
  }

  private boolean authenticated(Request request, PeerAddress peer) throws ConnectRefusal {
    String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    return header != null
        && header.regionMatches(true, 0, "Bearer ", 0, 7)
        && bearer.accepts(header.substring(7).strip(), peer);
  }

  private static void fail(
      Response response, Callback callback, int status, String type, String message) {
    String body = FrameCodec.json(Map.of("error", Map.of("type", type, "message", message)));
    send(response, callback, Route.Page.json(status, body), false);
  }

  private static void send(Response response, Callback callback, Route.Page page, boolean head) {
    byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
    response.setStatus(page.status());
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, page.contentType());
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, head ? null : ByteBuffer.wrap(body), callback);
  }
}

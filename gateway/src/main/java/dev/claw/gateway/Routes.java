package dev.claw.gateway;

import dev.claw.gateway.auth.PeerAddress;
import dev.claw.gateway.transport.Lifecycle;
import dev.claw.gateway.transport.Route;
import dev.claw.gateway.transport.Route.Page;
import dev.claw.gateway.transport.Route.RouteAccess;
import dev.claw.protocol.FrameCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;

/// The HTTP routes: one row each.
final class Routes {
  private static final Page LIVE = Page.json(200, "{\"ok\":true,\"status\":\"live\"}");
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final GatewayDesk desk;
  private final Supplier<Features> features;

  Routes(GatewayDesk desk, Supplier<Features> features) {
    this.desk = desk;
    this.features = features;
  }

  List<Route> all() {
    var routes = new ArrayList<Route>();
    for (String path : List.of("/health", "/healthz")) {
      routes.add(new Route(path, RouteAccess.OPEN, this::live));
    }
    for (String path : List.of("/ready", "/readyz")) {
      routes.add(new Route(path, RouteAccess.OPEN, (peer, known) -> ready()));
    }
    for (String path : List.of("/startup", "/startupz")) {
      routes.add(new Route(path, RouteAccess.OPEN, (peer, known) -> started()));
    }
    routes.add(new Route("/metrics", RouteAccess.BEARER, (peer, known) -> metrics()));
    return routes;
  }

  /// Anyone learns that the process lives; who shows the secret gets the report.
  private Page live(PeerAddress peer, boolean authenticated) {
    if (!authenticated || desk.lifecycle() != Lifecycle.READY) {
      return LIVE;
    }
    var body = new LinkedHashMap<String, Object>();
    body.put("ok", true);
    body.put("status", "live");
    body.put("report", features.get().health().report());
    return Page.json(200, FrameCodec.json(body));
  }

  private Page ready() {
    boolean ready = desk.lifecycle() == Lifecycle.READY;
    return Page.json(ready ? 200 : 503, "{\"ready\":" + ready + "}");
  }

  private Page started() {
    boolean started = desk.lifecycle() != Lifecycle.STARTING;
    return Page.json(
        started ? 200 : 503,
        started
            ? "{\"ok\":true,\"status\":\"started\"}"
            : "{\"ok\":false,\"status\":\"starting\"}");
  }

  private Page metrics() {
    return desk.lifecycle() == Lifecycle.STARTING
        ? Page.json(503, "{\"ready\":false}")
        : new Page(200, PROMETHEUS, features.get().metrics().scrape());
  }
}

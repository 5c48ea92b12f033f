package dev.claw.gateway;

import dev.claw.gateway.auth.AuthMode;
import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.Dispatcher;
import dev.claw.gateway.rpc.EventType;
import dev.claw.gateway.rpc.Uptime;
import dev.claw.gateway.transport.Connections;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.connect.HelloOk;
import dev.claw.protocol.node.NodeEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The gateway's welcome: what this client may use of what this gateway offers.
final class Welcome {
  private final Connections connections;
  private final AuthMode authMode;
  private final Features live;
  private final HelloOk.Features features;
  private final Uptime uptime = new Uptime();
  private final String bootId = UUID.randomUUID().toString();

  Welcome(Connections connections, Dispatcher dispatcher, AuthMode authMode, Features live) {
    this.live = live;
    this.connections = connections;
    this.authMode = authMode;
    this.features =
        new HelloOk.Features(
            dispatcher.methodNames(),
            Arrays.stream(EventType.values()).map(EventType::wireName).sorted().toList(),
            List.of("claw.pairing-check", NodeEvent.POWER));
  }

  HelloOk hello(Caller caller, HelloOk.Granted granted) {
    var server = new HelloOk.Server(GatewayVersion.current(), caller.connectionId(), null, bootId);
    var snapshot =
        new HelloOk.Snapshot(
            live.presence(),
            StrictJson.open().valueToTree(live.health().latest()),
            connections.stateVersion(),
            uptime.millis(),
            new HelloOk.SessionDefaults("main", "main", "agent:main:main", "per-sender", false),
            authMode.wireName(),
            Map.of("phase", "accepting"));
    return HelloOk.of(server, features, snapshot, granted, HelloOk.Policy.STANDARD);
  }
}

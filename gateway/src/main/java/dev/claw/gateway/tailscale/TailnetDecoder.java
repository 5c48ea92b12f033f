package dev.claw.gateway.tailscale;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.claw.gateway.tailscale.Tailnet.Identity;
import dev.claw.gateway.tailscale.Tailnet.Machine;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads Tailscale's answers, which are not a stable interface: unknown fields are ignored, missing
/// ones are empty, text is cut to a sane length.
final class TailnetDecoder {
  private static final int PEERS = 5_000;
  private static final int ADDRESSES = 16;
  private static final int TEXT = 255;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxStringLength(64 * 1024)
                          .maxNumberLength(64)
                          .build())
                  .build())
          .build();

  private TailnetDecoder() {}

  static Tailnet status(String json) {
    Optional<JsonNode> root = object(json);
    if (root.isEmpty()) {
      return new Tailnet.Absent(
          "Tailscale's answer could not be understood", "update Claw or Tailscale");
    }
    String backend = text(root.get(), "BackendState");
    if (!backend.equals("Running")) {
      return notRunning(backend);
    }
    List<Machine> peers = new ArrayList<>();
    for (JsonNode peer : root.get().path("Peer")) {
      if (peers.size() < PEERS && peer.isObject()) {
        peers.add(machine(peer));
      }
    }
    String suffix = withoutDots(text(root.get(), "MagicDNSSuffix"));
    return new Tailnet.Present(machine(root.get().path("Self")), suffix, peers);
  }

  private static Tailnet notRunning(String backend) {
    return switch (backend) {
      case "NeedsLogin", "NeedsMachineAuth" ->
          new Tailnet.Absent(
              "Tailscale is not signed in", "run tailscale up, or sign in in its app");
      case "Starting" -> new Tailnet.Absent("Tailscale is starting", "wait a moment and try again");
      default -> new Tailnet.Absent("Tailscale is switched off", "run tailscale up");
    };
  }

  static Optional<Identity> identity(String json) {
    return object(json)
        .map(
            root ->
                new Identity(
                    text(root.path("UserProfile"), "LoginName"),
                    text(root.path("UserProfile"), "DisplayName"),
                    withoutDots(text(root.path("Node"), "Name")),
                    text(root.path("Node"), "StableID")))
        .filter(identity -> !identity.login().isEmpty() && !identity.nodeId().isEmpty());
  }

  private static Machine machine(JsonNode node) {
    return new Machine(
        text(node, "ID"),
        text(node, "HostName"),
        withoutDots(text(node, "DNSName")),
        addresses(node.path("TailscaleIPs")),
        text(node, "OS"),
        node.path("Online").asBoolean(false));
  }

  private static List<InetAddress> addresses(JsonNode list) {
    List<InetAddress> addresses = new ArrayList<>();
    for (JsonNode item : list) {
      if (addresses.size() < ADDRESSES && item.isTextual()) {
        address(item.textValue()).ifPresent(addresses::add);
      }
    }
    return addresses;
  }

  private static Optional<InetAddress> address(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text)); // never asks a name server
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> object(String json) {
    try {
      return Optional.of(MAPPER.readTree(json)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String text(JsonNode node, String field) {
    String text = node.path(field).isTextual() ? node.path(field).textValue() : "";
    String clean = text.replaceAll("\\p{Cntrl}", "");
    return clean.length() > TEXT ? clean.substring(0, TEXT) : clean;
  }

  private static String withoutDots(String name) {
    String start = name.startsWith(".") ? name.substring(1) : name;
    return start.endsWith(".") ? start.substring(0, start.length() - 1) : start;
  }
}

package dev.claw.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.gateway.transport.TestingPeer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is turned away before anything is read of him: wrong hosts, foreign origins, proxies. None
/// of these requests may reach a comparison of secrets; the count of failures tells.
class FrontDoorTest {
  private static final List<String> ORIGINS =
      List.of(
          "https://evil.example",
          "http://evil.example:PORT",
          "null",
          "",
          "*",
          "http://localhost",
          "http://localhost:PORT",
          "https://localhost:PORT",
          "http://LOCALHOST:PORT",
          "http://localhost.:PORT",
          "http://localhost.evil.example:PORT",
          "http://localhost:3000",
          "http://localhost@evil.example",
          "http://127.0.0.1",
          "http://127.0.0.1:PORT",
          "http://127.0.0.1:PORT@evil.example",
          "http://127.0.0.1.nip.io:PORT",
          "http://127.1:PORT",
          "http://2130706433:PORT",
          "http://0x7f000001:PORT",
          "http://0.0.0.0:PORT",
          "http://[::1]:PORT",
          "http://[::ffff:127.0.0.1]:PORT",
          "http://xn--loclhost-3ya:PORT",
          "http://machine.local:PORT",
          "https://machine.tail1234.ts.net",
          "file://",
          "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
          "moz-extension://11111111-2222-3333-4444-555555555555",
          "vscode-webview://abc",
          "app://obsidian.md",
          "data:text/html,x",
          "blob:http://127.0.0.1:PORT/1",
          "about:blank",
          "javascript:alert(1)",
          "http://127.0.0.1:PORT http://evil.example",
          "http://127.0.0.1:PORT, http://evil.example");

  private static final List<String> HOSTS =
      List.of(
          "evil.example",
          "evil.example:PORT",
          "rebind.network:PORT",
          "127.0.0.1.nip.io:PORT",
          "localhost",
          "127.0.0.1",
          "localhost.:PORT",
          "localhost.evil.example:PORT",
          "localhost:1",
          "127.0.0.1:1",
          "127.1:PORT",
          "127.0.0.2:PORT",
          "2130706433:PORT",
          "0x7f.0.0.1:PORT",
          "0.0.0.0:PORT",
          "[::]:PORT",
          "[0:0:0:0:0:0:0:1]:PORT",
          "[::ffff:127.0.0.1]:PORT",
          "user@127.0.0.1:PORT",
          "127.0.0.1:PORT@evil.example",
          "127.0.0.1:PORT:80",
          "127.0.0.1:0PORT",
          "machine.local:PORT",
          "machine.tail1234.ts.net");

  private static final List<String> FORWARDING =
      List.of(
          "X-Forwarded-For: 127.0.0.1",
          "X-Forwarded-For: 203.0.113.7",
          "x-forwarded-for: ::1",
          "X-Forwarded-Host: 127.0.0.1",
          "X-Forwarded-Proto: https",
          "X-Forwarded-Port: 443",
          "X-Forwarded-Server: a",
          "X-Forwarded: for=127.0.0.1",
          "Forwarded: for=127.0.0.1",
          "Forwarded: for=\"[::1]\";proto=https",
          "X-Real-IP: 127.0.0.1",
          "X-Client-IP: 127.0.0.1",
          "Client-IP: 127.0.0.1",
          "X-Cluster-Client-IP: 127.0.0.1",
          "True-Client-IP: 127.0.0.1",
          "CF-Connecting-IP: 127.0.0.1",
          "CF-Ray: 1",
          "Via: 1.1 proxy",
          "X-Envoy-External-Address: 127.0.0.1",
          "Tailscale-User-Login: owner@example.com",
          "tailscale-user-name: Owner",
          "Tailscale-Funnel-Request: ?1");

  @TempDir Path directory;
  private TestingGateway gateway;
  private int port;

  @BeforeEach
  void start() throws Exception {
    gateway = TestingGateway.start(directory.resolve("state"));
    port = gateway.gateway().port();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void foreignOriginsGetNoUpgradeAndNoAnswer() throws Exception {
    for (String origin : ORIGINS) {
      assertRefused(List.of(host(), "Origin: " + here(origin)), 403, 400);
    }
    assertRefused(List.of(host(), "Origin: null", "Origin: null"), 403, 400);
    assertNothingWasCounted();
  }

  @Test
  void hostsThatAreNotOnTheListGetNothing() throws Exception {
    for (String host : HOSTS) {
      assertRefused(List.of("Host: " + here(host)), 421, 400);
    }
    assertRefused(List.of(host(), "Host: evil.example"), 421, 400);
    assertRefused(List.of(host(), host()), 421, 400);
    assertRefused(List.of(), 421, 400);
    assertNothingWasCounted();
  }

  @Test
  void whatComesThroughAProxyIsNotLocal() throws Exception {
    for (String header : FORWARDING) {
      assertRefused(List.of(host(), header), 403, 403);
    }
    assertNothingWasCounted();
  }

  @Test
  void requestLinesCannotNameAnotherHost() throws Exception {
    for (String target : List.of("http://evil.example/health", "//evil.example/health")) {
      String answer =
          TestingPeer.http(
              port, List.of("GET " + target + " HTTP/1.1", host(), "Connection: close"));
      assertThat(TestingPeer.status(answer)).as(target).isIn(400, 404, 421);
    }
  }

  @Test
  void exactNamesOfThisMachinePass() throws Exception {
    for (String host :
        List.of("127.0.0.1:PORT", "localhost:PORT", "LOCALHOST:PORT", "[::1]:PORT")) {
      try (TestingPeer peer = TestingPeer.dial(port)) {
        assertThat(peer.upgrade(List.of("Host: " + here(host)))).as(host).isEqualTo(101);
        assertThat(peer.event("connect.challenge").at("/payload/nonce").asText()).isNotEmpty();
      }
    }
  }

  private String host() {
    return "Host: 127.0.0.1:" + port;
  }

  private String here(String text) {
    return text.replace("PORT", Integer.toString(port));
  }

  /// Both ways in: an upgrade, and a request that shows a wrong secret.
  private void assertRefused(List<String> headers, int status, int alternative) throws Exception {
    try (TestingPeer peer = TestingPeer.dial(port)) {
      assertThat(peer.upgrade(headers)).as("%s", headers).isIn(status, alternative);
    }
    var lines = new ArrayList<>(List.of("GET /metrics HTTP/1.1"));
    lines.addAll(headers);
    lines.addAll(List.of("Connection: close", "Authorization: Bearer wrong"));
    assertThat(TestingPeer.status(TestingPeer.http(port, lines)))
        .as("%s", headers)
        .isIn(status, alternative);
  }

  private void assertNothingWasCounted() {
    assertThat(directory.resolve("state").resolve("auth-failures.json"))
        .satisfiesAnyOf(
            file -> assertThat(file).doesNotExist(),
            file -> assertThat(Files.readString(file)).isEqualTo("{}"));
  }
}

package dev.claw.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.claw.cli.terminal.CliException;
import dev.claw.gateway.GatewayOptions.Surroundings;
import dev.claw.gateway.config.Settings;
import dev.claw.gateway.tailscale.TestingTailscaled;
import dev.claw.gateway.tailscale.TestingTailscaled.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkAroundTest {
  private static final String STATUS =
      """
      {"BackendState":"Running","MagicDNSSuffix":"tail1234.ts.net",
       "Self":{"ID":"nSELF","HostName":"studio","DNSName":"studio.tail1234.ts.net.","OS":"macOS",
         "TailscaleIPs":["100.101.102.103"],"Online":true},"Peer":{},"User":{}}
      """;
  private static final String WHOIS =
      """
      {"Node":{"ID":5,"StableID":"nPEER","Name":"laptop.tail1234.ts.net."},
       "UserProfile":{"ID":1,"LoginName":"ada@example.org","DisplayName":"Ada"}}
      """;

  @TempDir Path folder;
  private TestingTailscaled service;
  private NetworkAround around;

  @BeforeEach
  void start() throws IOException {
    Path socket = folder.resolve("t.sock");
    service = TestingTailscaled.onUnixSocket(socket);
    around = new NetworkAround(new Settings.Tailscale(Optional.of(socket.toString())));
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
  }

  @Test
  void bindsToTheAddressTailscaleGaveAndCallsItselfByItsMagicName() throws Exception {
    service.answer("/localapi/v0/status", new Answer.Reply(200, STATUS));

    assertThat(around.tailnetAddress()).isEqualTo("100.101.102.103");
    Surroundings surroundings = around.of("100.101.102.103", 18789);
    assertThat(surroundings.names())
        .containsExactlyInAnyOrder("100.101.102.103", "studio.tail1234.ts.net");
    assertThat(surroundings.links().get()).isEqualTo(List.of("ws://studio.tail1234.ts.net:18789"));
  }

  @Test
  void tellsWhoTailscaleSaysIsBehindAnAddress() {
    service.answer("/localapi/v0/status", new Answer.Reply(200, STATUS));
    service.answer("/localapi/v0/whois?addr=100.64.0.7:0", new Answer.Reply(200, WHOIS));

    assertThat(around.of("100.101.102.103", 1).evidence().apply("100.64.0.7"))
        .containsExactly("Tailscale knows 100.64.0.7 as laptop.tail1234.ts.net of Ada.");
    assertThat(around.of("100.101.102.103", 1).evidence().apply("192.168.1.9"))
        .containsExactly("It comes from 192.168.1.9, which is not in your tailnet.");
  }

  @Test
  void onLoopbackNobodyElseIsThere() {
    assertThat(around.of("127.0.0.1", 18789)).isEqualTo(Surroundings.NONE);
  }

  @Test
  void withoutTailscaleThereIsNoTailnetToBindTo() throws IOException {
    service.close();

    assertThatExceptionOfType(CliException.class)
        .isThrownBy(around::tailnetAddress)
        .withMessageStartingWith("Cannot bind to the tailnet: ");
  }
}

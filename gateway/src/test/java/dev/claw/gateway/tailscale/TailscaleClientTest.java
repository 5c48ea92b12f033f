package dev.claw.gateway.tailscale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.gateway.tailscale.TestingTailscaled.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TailscaleClientTest {
  private static final String STATUS =
      """
      {"Version":"1.90.0","BackendState":"Running","MagicDNSSuffix":"tail1234.ts.net",
       "Self":{"ID":"nSELF","HostName":"studio","DNSName":"studio.tail1234.ts.net.","OS":"macOS",
         "TailscaleIPs":["100.101.102.103","fd7a:115c:a1e0::1"],"Online":true,"New":{"x":1}},
       "Peer":{"nodekey:aa":{"ID":"nPEER","HostName":"laptop","DNSName":"laptop.tail1234.ts.net.",
         "OS":"linux","TailscaleIPs":["100.64.0.7","not an address"],"Online":false},
         "nodekey:bb":null, "nodekey:cc":{}},
       "User":{}}
      """;
  private static final String WHOIS =
      """
      {"Node":{"ID":5,"StableID":"nPEER","Name":"laptop.tail1234.ts.net."},
       "UserProfile":{"ID":1,"LoginName":"ada@example.org","DisplayName":"Ada"},"CapMap":null}
      """;
  private static final String STATUS_PATH = "/localapi/v0/status";
  private static final String WHOIS_PATH = "/localapi/v0/whois?addr=100.64.0.7:41641";
  private static final InetSocketAddress PEER =
      new InetSocketAddress(InetAddress.ofLiteral("100.64.0.7"), 41641);

  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private Path socket;
  private TestingTailscaled service;

  @BeforeEach
  void start() throws IOException {
    socket = folder.resolve("t.sock");
    service = TestingTailscaled.onUnixSocket(socket);
    service.answer(STATUS_PATH, new Answer.Reply(200, STATUS));
    service.answer(WHOIS_PATH, new Answer.Reply(200, WHOIS));
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
  }

  private TailscaleClient client() {
    return new TailscaleClient(new EndpointLocator(Optional.of(socket)), nanos::get);
  }

  private static Tailnet.Absent absent(Tailnet tailnet) {
    assertThat(tailnet).isInstanceOf(Tailnet.Absent.class);
    return (Tailnet.Absent) tailnet;
  }

  @Test
  void knowsThisMachineAndItsPeers() {
    assertThat(client().status())
        .isInstanceOfSatisfying(
            Tailnet.Present.class,
            present -> {
              assertThat(present.suffix()).isEqualTo("tail1234.ts.net");
              assertThat(present.self().dnsName()).isEqualTo("studio.tail1234.ts.net");
              assertThat(present.self().addresses())
                  .containsExactly(
                      InetAddress.ofLiteral("100.101.102.103"),
                      InetAddress.ofLiteral("fd7a:115c:a1e0::1"));
              assertThat(present.peers()).hasSize(2);
              assertThat(present.peers().getFirst())
                  .isEqualTo(
                      new Tailnet.Machine(
                          "nPEER",
                          "laptop",
                          "laptop.tail1234.ts.net",
                          List.of(InetAddress.ofLiteral("100.64.0.7")),
                          "linux",
                          false));
            });
  }

  @Test
  void knowsWhoIsBehindAnAddress() {
    assertThat(client().whois(PEER))
        .hasValue(
            new Tailnet.Identity("ada@example.org", "Ada", "laptop.tail1234.ts.net", "nPEER"));
    InetSocketAddress nobody = new InetSocketAddress(PEER.getAddress(), 1);
    assertThat(client().whois(nobody)).isEmpty();
  }

  @Test
  void asksForIpv6AddressesInBrackets() {
    String path = "/localapi/v0/whois?addr=[fd7a:115c:a1e0:0:0:0:0:7]:80";
    service.answer(path, new Answer.Reply(200, WHOIS));
    InetSocketAddress peer = new InetSocketAddress(InetAddress.ofLiteral("fd7a:115c:a1e0::7"), 80);
    assertThat(client().whois(peer)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "100.64.0.1,true", "100.127.255.255,true", "100.63.255.255,false", "100.128.0.0,false",
    "127.0.0.1,false", "192.168.1.1,false", "fd7a:115c:a1e0::1,true", "fd7a:115c:a1e1::1,false",
    "::1,false"
  })
  void neverAsksAboutAddressesOutsideTheTailnet(String address, boolean inside) {
    InetAddress literal = InetAddress.ofLiteral(address);
    assertThat(TailscaleClient.onTailnet(literal)).isEqualTo(inside);
    if (!inside) {
      assertThat(client().whois(new InetSocketAddress(literal, 80))).isEmpty();
      assertThat(service.asked()).isEmpty();
    }
  }

  @Test
  void keepsAnswersForFiveSeconds() {
    TailscaleClient client = client();
    client.status();
    client.status();
    client.whois(PEER);
    client.whois(PEER);
    assertThat(service.asked()).containsExactly(STATUS_PATH, WHOIS_PATH);
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    client.status();
    client.whois(PEER);
    assertThat(service.asked()).containsExactly(STATUS_PATH, WHOIS_PATH, STATUS_PATH, WHOIS_PATH);
  }

  @Test
  void noticesWhenTheServiceComesAndGoes() throws IOException {
    TailscaleClient client = client();
    service.close();
    Files.delete(socket);
    assertThat(absent(client.status()).reason()).contains("not running");
    service = TestingTailscaled.onUnixSocket(socket);
    service.answer(STATUS_PATH, new Answer.Reply(200, STATUS));
    assertThat(client.status()).isInstanceOf(Tailnet.Absent.class);
    nanos.addAndGet(Duration.ofSeconds(6).toNanos());
    assertThat(client.status()).isInstanceOf(Tailnet.Present.class);
    service.close(); // the socket file stays, as after a crash
    nanos.addAndGet(Duration.ofSeconds(6).toNanos());
    assertThat(absent(client.status()).reason()).contains("could not be reached");
  }

  static List<Answer> badAnswers() {
    return List.of(
        new Answer.Silence(),
        new Answer.Stall(STATUS),
        new Answer.Raw("SSH-2.0-OpenSSH_9.2\r\n"),
        new Answer.Raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
        new Answer.Raw(
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"),
        new Answer.Reply(200, "x".repeat(4 * 1024 * 1024 + 1)),
        new Answer.Reply(200, ""),
        new Answer.Reply(200, "[]"),
        new Answer.Reply(200, "{\"BackendState\":"),
        new Answer.Reply(200, "[".repeat(10_000)),
        new Answer.Reply(200, "{\"BackendState\":\"Stopped\"}"),
        new Answer.Reply(200, "{\"BackendState\":\"NeedsLogin\"}"),
        new Answer.Reply(403, "no"),
        new Answer.Reply(500, "no"));
  }

  @ParameterizedTest
  @MethodSource("badAnswers")
  void turnsEveryBadAnswerIntoAnAbsenceWithAFix(Answer answer) {
    service.answer(STATUS_PATH, answer);
    Tailnet.Absent absent = absent(client().status());
    assertThat(absent.reason()).isNotBlank();
    assertThat(absent.fix()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("badAnswers")
  void neverInventsAnIdentity(Answer answer) {
    service.answer(WHOIS_PATH, answer);
    assertThat(client().whois(PEER)).isEmpty();
  }

  @Test
  void doesNotWaitForADeadServiceOncePerAddress() {
    service.answer(STATUS_PATH, new Answer.Silence());
    TailscaleClient client = client();
    for (int port = 1; port <= 50; port++) {
      assertThat(client.whois(new InetSocketAddress(PEER.getAddress(), port))).isEmpty();
    }
    assertThat(service.asked()).containsExactly(STATUS_PATH);
  }

  @Test
  void readsStrangeValuesAsEmptyAndCutsLongOnes() {
    String strange =
        """
        {"BackendState":"Running","Self":{"HostName":["x"],"DNSName":5,"TailscaleIPs":"100.64.0.1",
         "OS":"%s","Online":"yes"},"Peer":[1,"x",{"HostName":"a\\u0007b"}]}
        """
            .formatted("o".repeat(1000));
    assertThat(TailnetDecoder.status(strange))
        .isInstanceOfSatisfying(
            Tailnet.Present.class,
            present -> {
              assertThat(present.self().hostName()).isEmpty();
              assertThat(present.self().addresses()).isEmpty();
              assertThat(present.self().os()).hasSize(255);
              assertThat(present.peers().getFirst().hostName()).isEqualTo("ab");
            });
  }
}

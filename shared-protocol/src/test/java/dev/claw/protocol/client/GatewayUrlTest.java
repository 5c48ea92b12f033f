package dev.claw.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayUrlTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,                      ws://127.0.0.1:18789/",
    "localhost:9,                    ws://localhost:9/",
    "ws://desk:18789,                ws://desk:18789/",
    "http://desk.local/base,         ws://desk.local:18789/base",
    "ws://desk.tail1234.ts.net,      ws://desk.tail1234.ts.net:18789/",
    "ws://10.1.2.3,                  ws://10.1.2.3:18789/",
    "ws://172.16.0.1,                ws://172.16.0.1:18789/",
    "ws://172.31.255.255,            ws://172.31.255.255:18789/",
    "ws://192.168.1.1,               ws://192.168.1.1:18789/",
    "ws://169.254.1.1,               ws://169.254.1.1:18789/",
    "ws://100.64.0.1,                ws://100.64.0.1:18789/",
    "ws://100.127.255.254,           ws://100.127.255.254:18789/",
    "ws://[::1],                     ws://[::1]:18789/",
    "ws://[fd7a:115c:a1e0::1],       ws://[fd7a:115c:a1e0::1]:18789/",
    "ws://[fe80::1],                 ws://[fe80::1]:18789/",
    "wss://gateway.example.com,      wss://gateway.example.com:443/",
    "https://gateway.example.com:8443/x, wss://gateway.example.com:8443/x",
    "WSS://8.8.8.8,                  wss://8.8.8.8:443/",
  })
  void addressesOfAGatewayAreRead(String text, String expected) {
    assertThat(GatewayUrl.parse(text)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ws://gateway.example.com",
        "http://8.8.8.8",
        "ws://172.15.0.1",
        "ws://172.32.0.1",
        "ws://192.169.0.1",
        "ws://100.63.0.1",
        "ws://100.128.0.1",
        "ws://11.0.0.1",
        "ws://010.0.0.1",
        "ws://[2001:4860:4860::8888]",
        "ws://[fc::1]",
        "ws://[::ffff:8.8.8.8]",
        "ws://[fec0::1]",
        "ws://134744072",
        "ws://0x08080808",
        "ws://ts.net.example.com",
        "ws://localhost.example.com",
      })
  void secretsAreNotSentInTheClearToPublicHosts(String text) {
    assertThatThrownBy(() -> GatewayUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unencrypted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ws://",
        "ftp://localhost",
        "ws://8.526344",
        "ws://local host",
        "ws://localhost:0",
        "ws://localhost:70000",
        "ws://user:hunter2@localhost",
        "ws://hunter2@localhost",
        "ws://localhost/?token=hunter2",
        "ws://localhost/#hunter2",
        "ws://local host/?token=hunter2",
      })
  void otherTextsAreRefusedWithoutRepeatingSecrets(String text) {
    assertThatThrownBy(() -> GatewayUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("use ws://HOST:PORT or wss://HOST:PORT")
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, ws://127.0.0.1:7/", "::1, ws://[::1]:7/", "desk, ws://desk:7/"})
  void aHostAndAPortMakeAnAddress(String host, String expected) {
    assertThat(GatewayUrl.of(host, 7)).hasToString(expected);
    assertThat(GatewayUrl.of(host, 7).http()).startsWith("http://");
  }
}

package dev.claw.os.linux.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a real server does is tested with Xvfb; here are the servers that do otherwise.
class X11DisplaysTest {

  private static final int FIRST_PORT = 6000;

  private static IOException failureOf(byte[] answer) throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server =
          Thread.startVirtualThread(
              () -> {
                try (Socket socket = listener.accept()) {
                  socket.getOutputStream().write(answer);
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      DisplayName name = new DisplayName("127.0.0.1", listener.getLocalPort() - FIRST_PORT, 0);
      IOException failure = failureOf(new X11Displays(name, Map.of("HOME", "/nowhere")));
      server.join();
      return failure;
    }
  }

  private static IOException failureOf(X11Displays displays) {
    try {
      displays.monitors();
    } catch (IOException e) {
      return e;
    }
    throw new AssertionError("the greeting was accepted");
  }

  @Test
  void repeatsWhyTheServerRefused() throws Exception {
    String reason = "No protocol";
    byte[] answer = new byte[8 + 12];
    answer[1] = (byte) reason.length();
    answer[3] = 11;
    answer[7] = 3;
    System.arraycopy(reason.getBytes(StandardCharsets.US_ASCII), 0, answer, 8, reason.length());

    assertThat(failureOf(answer)).hasMessage("the X server refused: No protocol");
  }

  @Test
  void noticesThatTheServerHungUp() throws Exception {
    assertThat(failureOf(new byte[] {1, 0, 0, 11, 0, 0, 0, 9, 1, 2, 3})).isNotNull();
    assertThat(failureOf(new byte[0])).isNotNull();
  }

  @Test
  void refusesAGreetingOfNoise() throws Exception {
    byte[] answer = new byte[8 + 40];
    answer[0] = 1;
    answer[7] = 10;
    answer[8 + 20] = (byte) 200; // screens that never come

    assertThat(failureOf(answer)).hasMessageContaining("incomplete");
  }

  @Test
  void knocksInVainWhereNobodyListens() throws Exception {
    int port;
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = listener.getLocalPort();
    }
    X11Displays displays =
        new X11Displays(new DisplayName("127.0.0.1", port - FIRST_PORT, 0), Map.of());

    assertThatThrownBy(displays::knock).isInstanceOf(IOException.class);
  }
}

package dev.claw.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameBufferTest {
  private final FrameBuffer buffer = new FrameBuffer();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536, 300_000})
  void takesAFrameOfAnyLengthThatCameInPieces(int length) throws IOException {
    byte[] payload = new byte[length];
    Arrays.fill(payload, (byte) 'p');
    byte[] frame = TestingGateway.frame(FrameBuffer.TEXT, payload);
    int cut = Math.min(frame.length - 1, 9);
    for (int i = 0; i < cut; i++) {
      buffer.append(frame, i, 1);
      assertThat(buffer.hasWholeFrame()).isFalse();
    }
    buffer.append(frame, cut, frame.length - cut);
    assertThat(buffer.hasWholeFrame()).isTrue();
    assertThat(payload(buffer.take())).isEqualTo(payload);
    assertThat(buffer.hasWholeFrame()).isFalse();
  }

  @Test
  void keepsTheOrderOfFramesThatCameTogether() throws IOException {
    for (int i = 0; i < 3; i++) {
      byte[] frame = TestingGateway.frame(FrameBuffer.TEXT, new byte[] {(byte) i});
      buffer.append(frame, 0, frame.length);
    }
    for (int i = 0; i < 3; i++) {
      assertThat(payload(buffer.take())).containsExactly(i);
    }
  }

  @Test
  void refusesAFrameThatIsTooLong() {
    byte[] header = {(byte) 0x81, 127, 0, 0, 0, 1, 0, 0, 0, 0};
    buffer.append(header, 0, header.length);
    assertThatThrownBy(buffer::hasWholeFrame)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("4294967296");
  }

  @Test
  void refusesACompressedFrame() {
    buffer.append(new byte[] {(byte) 0xc1, 1, 'x'}, 0, 3);
    assertThatThrownBy(buffer::hasWholeFrame).isInstanceOf(IOException.class);
  }

  @Test
  void takesTheHttpHeaderOnlyWhenItsBlankLineHasCome() throws IOException {
    byte[] text =
        "HTTP/1.1 101 S\r\nA: b\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    buffer.append(text, 0, text.length - 1);
    assertThat(buffer.takeHttpHeader()).isNull();
    buffer.append(text, text.length - 1, 1);
    assertThat(buffer.takeHttpHeader()).startsWith("HTTP/1.1 101 ").endsWith("\r\n\r\n");
    assertThat(buffer.hasWholeFrame()).isFalse();
  }

  private static byte[] payload(FrameBuffer.Frame frame) {
    return Arrays.copyOfRange(frame.bytes(), frame.offset(), frame.offset() + frame.length());
  }
}

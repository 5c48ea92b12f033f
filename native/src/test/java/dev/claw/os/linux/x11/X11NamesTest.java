package dev.claw.os.linux.x11;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class X11NamesTest {

  @Test
  void readsDisplayNames() {
    assertThat(DisplayName.parse(":1")).contains(new DisplayName("", 1, 0));
    assertThat(DisplayName.parse("unix:12.3")).contains(new DisplayName("", 12, 3));
    assertThat(DisplayName.parse("box:10.0")).contains(new DisplayName("box", 10, 0));
    assertThat(DisplayName.parse("::1:2")).contains(new DisplayName("::1", 2, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", ":", ":x", ":-1", ":1.x", ":1.-2", ":99999"})
  void refusesWhatIsNoDisplayName(String text) {
    assertThat(DisplayName.parse(text)).isEmpty();
  }

  private static byte[] file(String... numbers) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream output = new DataOutputStream(bytes);
    for (String number : numbers) {
      output.writeShort(256);
      field(output, "host");
      field(output, number);
      field(output, XAuthority.PROTOCOL);
      field(output, "cookie" + number);
    }
    return bytes.toByteArray();
  }

  private static void field(DataOutputStream output, String text) throws IOException {
    output.writeShort(text.length());
    output.writeBytes(text);
  }

  @Test
  void findsTheCookieOfADisplay() throws Exception {
    byte[] file = file("0", "7");

    assertThat(XAuthority.find(file, 7)).isEqualTo("cookie7".getBytes(StandardCharsets.US_ASCII));
    assertThat(XAuthority.find(file, 8)).isEmpty();
    assertThat(XAuthority.find(file(""), 8))
        .isEqualTo("cookie".getBytes(StandardCharsets.US_ASCII));
  }

  @Property
  void toleratesAnyFile(@ForAll byte[] noise, @ForAll byte cut) throws IOException {
    byte[] file = file("0", "7");
    byte[] shortened = Arrays.copyOf(file, Math.floorMod(cut, file.length));

    assertThat(XAuthority.find(noise, 7)).isNotNull();
    assertThat(XAuthority.find(shortened, 7)).isEmpty();
  }
}

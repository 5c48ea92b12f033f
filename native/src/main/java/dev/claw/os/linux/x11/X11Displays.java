package dev.claw.os.linux.x11;

import dev.claw.os.Screen.Display;
import dev.claw.os.image.Raster;
import dev.claw.os.linux.x11.XSetup.PixelFormat;
import dev.claw.os.linux.x11.XSetup.XScreen;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The monitors of an X server, and what they show.
public final class X11Displays {

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int GET_ATOM_NAME = 17;
  private static final int GET_IMAGE = 73;
  private static final int QUERY_EXTENSION = 98;
  private static final int RANDR_QUERY_VERSION = 0;
  private static final int RANDR_GET_MONITORS = 42;
  private static final int Z_PIXMAP = 2;
  private static final int SMALL_ANSWER = 64 * 1024;
  private static final int BAND_BYTES = 4 * 1024 * 1024;

  private final DisplayName display;
  private final Map<String, String> environment;

  /// @param environment where the cookie file is found
  public X11Displays(DisplayName display, Map<String, String> environment) {
    this.display = display;
    this.environment = environment;
  }

  /// One monitor, and the X screen it is part of: the screen's number names it to other programs.
  public record Monitor(Display display, int screen) {}

  /// Whether the server is there, by a knock at its socket.
  public void knock() throws IOException {
    XConnection.knock(display);
  }

  /// The monitors of all screens of the server, those of the display's own screen first.
  public List<Monitor> monitors() throws IOException {
    try (XConnection connection = connect()) {
      return monitors(connection);
    }
  }

  /// Copies what a monitor shows now.
  public Raster capture(int index) throws IOException {
    try (XConnection connection = connect()) {
      List<Monitor> monitors = monitors(connection);
      if (index >= monitors.size()) {
        throw new IndexOutOfBoundsException(index);
      }
      Monitor monitor = monitors.get(index);
      return copy(
          connection, connection.setup().screens().get(monitor.screen()), monitor.display());
    }
  }

  private XConnection connect() throws IOException {
    return XConnection.open(display, XAuthority.cookie(environment, display), LONGEST);
  }

  private List<Monitor> monitors(XConnection connection) throws IOException {
    List<XScreen> screens = connection.setup().screens();
    int randr = randr(connection);
    List<Monitor> found = new ArrayList<>();
    for (int turn = 0; turn < screens.size(); turn++) {
      int screen = (display.screen() + turn) % screens.size();
      XScreen root = screens.get(screen);
      List<Display> displays = randr == 0 ? List.of() : active(connection, randr, root);
      if (displays.isEmpty()) {
        displays = List.of(new Display(0, "screen " + screen, 0, 0, root.width(), root.height()));
      }
      for (Display one : displays) {
        found.add(new Monitor(numbered(one, found.size()), screen));
      }
    }
    return found;
  }

  private static Display numbered(Display one, int index) {
    return new Display(index, one.name(), one.x(), one.y(), one.width(), one.height());
  }

  /// The operation code of RandR 1.5, or 0 where the server has none.
  private static int randr(XConnection connection) throws IOException {
    byte[] name = "RANDR".getBytes(StandardCharsets.US_ASCII);
    byte[] query =
        ByteBuffer.allocate(4 + name.length)
            .putShort((short) name.length)
            .putShort((short) 0)
            .put(name)
            .array();
    ByteBuffer answer = connection.ask(QUERY_EXTENSION, 0, query, SMALL_ANSWER);
    if (answer.get(8) == 0) {
      return 0;
    }
    int operation = Byte.toUnsignedInt(answer.get(9));
    byte[] wanted = ByteBuffer.allocate(8).putInt(1).putInt(5).array();
    ByteBuffer version = connection.ask(operation, RANDR_QUERY_VERSION, wanted, SMALL_ANSWER);
    boolean hasMonitors = version.getInt(8) > 1 || version.getInt(12) >= 5;
    return hasMonitors ? operation : 0;
  }

  private static List<Display> active(XConnection connection, int randr, XScreen root)
      throws IOException {
    byte[] query = ByteBuffer.allocate(8).putInt(root.root()).putInt(1 << 24).array();
    ByteBuffer in = connection.ask(randr, RANDR_GET_MONITORS, query, SMALL_ANSWER);
    int count = in.getInt(12);
    in.position(32);
    List<Display> found = new ArrayList<>();
    for (int index = 0; index < count && in.remaining() >= 24; index++) {
      int atom = in.getInt();
      boolean primary = in.get() != 0;
      in.get();
      int outputs = Short.toUnsignedInt(in.getShort());
      Display one =
          new Display(
              0,
              name(connection, atom),
              in.getShort(),
              in.getShort(),
              in.getShort(),
              in.getShort());
      in.position(Math.min(in.limit(), in.position() + 8 + 4 * outputs));
      if (isInside(one, root)) {
        found.add(primary ? 0 : found.size(), one);
      }
    }
    return found;
  }

  private static boolean isInside(Display one, XScreen root) {
    return one.x() >= 0
        && one.y() >= 0
        && one.width() > 0
        && one.height() > 0
        && one.x() + one.width() <= root.width()
        && one.y() + one.height() <= root.height();
  }

  private static String name(XConnection connection, int atom) throws IOException {
    byte[] query = ByteBuffer.allocate(4).putInt(atom).array();
    ByteBuffer answer = connection.ask(GET_ATOM_NAME, 0, query, SMALL_ANSWER);
    int length = Math.min(Short.toUnsignedInt(answer.getShort(8)), answer.limit() - 32);
    byte[] name = new byte[length];
    answer.get(32, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  private static Raster copy(XConnection connection, XScreen screen, Display area)
      throws IOException {
    PixelFormat format = connection.setup().formats().get(screen.depth());
    if (format == null || !Raster.fits(area.width(), area.height())) {
      throw new IOException("the screen is too large or of an unknown depth");
    }
    XPixels converter = new XPixels(format, connection.setup().imageOrder(), screen.visual());
    int stride = converter.stride(area.width());
    int band = Math.max(1, BAND_BYTES / stride);
    int[] pixels = new int[area.width() * area.height()];
    for (int top = 0; top < area.height(); top += band) {
      int rows = Math.min(band, area.height() - top);
      ByteBuffer image = band(connection, screen, area, top, rows);
      for (int row = 0; row < rows; row++) {
        converter.row(image, 32 + row * stride, pixels, (top + row) * area.width(), area.width());
      }
    }
    return new Raster(area.width(), area.height(), pixels);
  }

  private static ByteBuffer band(
      XConnection connection, XScreen screen, Display area, int top, int rows) throws IOException {
    ByteBuffer query = ByteBuffer.allocate(16).putInt(screen.root());
    query.putShort((short) area.x()).putShort((short) (area.y() + top));
    query.putShort((short) area.width()).putShort((short) rows).putInt(-1);
    return connection.ask(GET_IMAGE, Z_PIXMAP, query.array(), BAND_BYTES + SMALL_ANSWER);
  }
}

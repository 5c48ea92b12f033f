package dev.claw.os.linux.x11;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What an X server says about itself when it lets us in (X11 protocol, "Connection Setup").
///
/// @param imageOrder the byte order of the pixels it sends
/// @param formats how pixels of each depth are laid out
/// @param screens its screens, each with a root window
record XSetup(ByteOrder imageOrder, Map<Integer, PixelFormat> formats, List<XScreen> screens) {

  private static final int TRUE_COLOR = 4;
  private static final int DIRECT_COLOR = 5;

  /// The layout of pixels of one depth.
  record PixelFormat(int bitsPerPixel, int scanlinePad) {}

  /// The colours of one visual: which bits of a pixel are red, green and blue.
  record Visual(int redMask, int greenMask, int blueMask) {}

  /// One screen and its root window.
  record XScreen(int root, int width, int height, int depth, Visual visual) {}

  static XSetup parse(byte[] payload) throws IOException {
    try {
      return parse(ByteBuffer.wrap(payload));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new IOException("the X server sent an incomplete greeting", e);
    }
  }

  private static XSetup parse(ByteBuffer in) throws IOException {
    in.position(16); // release, resource id base and mask, motion buffer size
    int vendorLength = Short.toUnsignedInt(in.getShort());
    in.getShort(); // longest request
    int screenCount = Byte.toUnsignedInt(in.get());
    int formatCount = Byte.toUnsignedInt(in.get());
    ByteOrder order = in.get() == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    skip(in, 9 + padded(vendorLength));
    Map<Integer, PixelFormat> formats = new HashMap<>();
    for (int index = 0; index < formatCount; index++) {
      int depth = Byte.toUnsignedInt(in.get());
      formats.put(
          depth, new PixelFormat(Byte.toUnsignedInt(in.get()), Byte.toUnsignedInt(in.get())));
      skip(in, 5);
    }
    List<XScreen> screens = new ArrayList<>();
    for (int index = 0; index < screenCount; index++) {
      screens.add(screen(in));
    }
    return new XSetup(order, Map.copyOf(formats), List.copyOf(screens));
  }

  private static XScreen screen(ByteBuffer in) throws IOException {
    int root = in.getInt();
    skip(in, 16); // colour map, white, black, event mask
    int width = Short.toUnsignedInt(in.getShort());
    int height = Short.toUnsignedInt(in.getShort());
    skip(in, 8); // millimetres, installed maps
    int rootVisual = in.getInt();
    skip(in, 2);
    int rootDepth = Byte.toUnsignedInt(in.get());
    int depthCount = Byte.toUnsignedInt(in.get());
    Map<Integer, Visual> visuals = new HashMap<>();
    for (int index = 0; index < depthCount; index++) {
      readVisuals(in, visuals);
    }
    Visual visual = visuals.get(rootVisual);
    if (visual == null) {
      throw new IOException("the X server has a screen without direct colours");
    }
    return new XScreen(root, width, height, rootDepth, visual);
  }

  private static void readVisuals(ByteBuffer in, Map<Integer, Visual> visuals) {
    skip(in, 2);
    int count = Short.toUnsignedInt(in.getShort());
    skip(in, 4);
    for (int index = 0; index < count; index++) {
      int id = in.getInt();
      int kind = in.get();
      skip(in, 3); // bits per colour, size of the colour map
      Visual visual = new Visual(in.getInt(), in.getInt(), in.getInt());
      skip(in, 4);
      if (kind == TRUE_COLOR || kind == DIRECT_COLOR) {
        visuals.put(id, visual);
      }
    }
  }

  private static void skip(ByteBuffer in, int count) {
    in.position(in.position() + count);
  }

  static int padded(int length) {
    return length + 3 & ~3;
  }
}

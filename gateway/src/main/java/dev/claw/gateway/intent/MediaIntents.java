package dev.claw.gateway.intent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.gateway.intent.Machines.Target;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// Screenshots, photos and recordings, each saved as a file.
final class MediaIntents {
  private static final Set<String> STILL = Set.of("png", "jpg", "jpeg");
  private static final Set<String> MOVING = Set.of("mp4");
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration SCREEN_DEFAULT = Duration.ofSeconds(10);
  private static final Duration CAMERA_DEFAULT = Duration.ofSeconds(3);
  private static final String SNAPSHOT = "screen.snapshot";

  private MediaIntents() {}

  static Reply screenshot(IntentCall call) throws Refused, IntentFailure, InterruptedException {
    OptionalInt screen = call.slots().number("screen");
    if (screen.isPresent() && screen.getAsInt() < 1) {
      return Reply.of("no-screen");
    }
    Target target = Machines.forCommand(call, SNAPSHOT);
    // People count screens from one, the protocol from zero.
    ObjectNode params = Machines.params();
    screen.ifPresent(number -> params.put("screenIndex", number - 1));
    Payload image = Machines.ask(call, target.node(), SNAPSHOT, params);
    return saved(call, target, image, image.media(STILL))
        .with("screen", screen.isPresent() ? Integer.toString(screen.getAsInt()) : "");
  }

  static Reply screenshots(IntentCall call) throws InterruptedException {
    List<FanOut.Result<MediaFile>> results =
        FanOut.ask(Machines.offering(call, SNAPSHOT), node -> screenshot(call, node));
    List<FanOut.Result<MediaFile>> saved =
        results.stream().filter(result -> result.value().isPresent()).toList();
    List<String> lines =
        saved.stream()
            .map(result -> result.node().name() + ": " + result.value().orElseThrow().path())
            .toList();
    Reply reply =
        Reply.of(saved.isEmpty() ? "none" : "saved")
            .with("count", call.phrases().count("screenshot", saved.size()))
            .with("files", call.phrases().list(lines))
            .with("failed", call.phrases().list(FanOut.failed(results)));
    for (FanOut.Result<MediaFile> result : saved) {
      reply = reply.file(result.value().orElseThrow().path());
    }
    return reply;
  }

  private static MediaFile screenshot(IntentCall call, NodeSummary node)
      throws Refused, IntentFailure, InterruptedException {
    Payload image = Machines.ask(call, node, SNAPSHOT);
    return save(call, node, image.media(STILL));
  }

  static Reply screenRecording(IntentCall call)
      throws Refused, IntentFailure, InterruptedException {
    return record(call, "screen.record", SCREEN_DEFAULT, Machines.params());
  }

  static Reply cameraClip(IntentCall call) throws Refused, IntentFailure, InterruptedException {
    return record(call, "camera.clip", CAMERA_DEFAULT, facing(call));
  }

  private static Reply record(IntentCall call, String command, Duration usual, ObjectNode params)
      throws Refused, IntentFailure, InterruptedException {
    Duration length = call.slots().duration("length").orElse(usual);
    if (length.compareTo(LONGEST) > 0 || length.isZero()) {
      return Reply.of("too-long").with("limit", call.phrases().duration(LONGEST));
    }
    Target target = Machines.forCommand(call, command);
    params.put("durationMs", length.toMillis());
    Payload clip = Machines.ask(call, target.node(), command, params);
    return saved(call, target, clip, clip.media(MOVING))
        .with("length", call.phrases().duration(length));
  }

  static Reply photo(IntentCall call) throws Refused, IntentFailure, InterruptedException {
    Target target = Machines.forCommand(call, "camera.snap");
    Payload image = Machines.ask(call, target.node(), "camera.snap", facing(call));
    return saved(call, target, image, image.media(STILL));
  }

  private static ObjectNode facing(IntentCall call) {
    ObjectNode params = Machines.params();
    call.slots().text("facing").ifPresent(side -> params.put("facing", side));
    return params;
  }

  private static Reply saved(IntentCall call, Target target, Payload answer, Payload.Media media)
      throws IntentFailure {
    MediaFile file = save(call, target.node(), media);
    return Reply.of("saved")
        .with("node", target.node().name())
        .with("path", file.path().toString())
        .with("size", size(call, answer))
        .with("reason", target.reason())
        .file(file.path());
  }

  private static String size(IntentCall call, Payload answer) {
    OptionalLong width = answer.whole("width");
    OptionalLong height = answer.whole("height");
    return width.isPresent() && height.isPresent()
        ? call.phrases()
            .text(
                "pixels",
                Map.of(
                    "width", Long.toString(width.getAsLong()),
                    "height", Long.toString(height.getAsLong())))
        : "";
  }

  private static MediaFile save(IntentCall call, NodeSummary node, Payload.Media media)
      throws IntentFailure {
    String stamp = call.phrases().time(call.now().atZone(call.actions().clock().getZone()), "file");
    String name = plain(node.name()) + "-" + stamp + "." + media.extension();
    return call.actions().save(name, media.mimeType(), media.bytes());
  }

  /// A node name as a part of a file name.
  private static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    for (char sign : name.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean kept = (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9');
      boolean gap = !plain.isEmpty() && plain.charAt(plain.length() - 1) == '-';
      if (plain.length() < 40 && (kept || (!gap && !plain.isEmpty()))) {
        plain.append(kept ? sign : '-');
      }
    }
    return plain.isEmpty() ? "node" : plain.toString();
  }
}

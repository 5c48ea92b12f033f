package dev.claw.os.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.os.Media;
import dev.claw.os.process.TestingTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Looks into a film with ffmpeg.
final class TestingFilm {

  private TestingFilm() {}

  /// The colour of the film's first pixel, rounded to what the codec keeps.
  static String firstPixel(Media film, Path directory) throws IOException, InterruptedException {
    Path file = Files.write(Files.createTempFile(directory, "film", ".mp4"), film.bytes());
    Process process =
        new ProcessBuilder(
                TestingTools.require("ffmpeg", "ffmpeg"),
                "-v",
                "error",
                "-nostdin",
                "-i",
                file.toString(),
                "-frames:v",
                "1",
                "-vf",
                "crop=16:16:0:0",
                "-pix_fmt",
                "rgb24",
                "-f",
                "rawvideo",
                "-")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    byte[] pixel = process.getInputStream().readNBytes(3);
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    return IntStream.range(0, pixel.length)
        .map(index -> Byte.toUnsignedInt(pixel[index]))
        .map(value -> value > 239 ? 255 : value < 16 ? 0 : value)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(","));
  }
}

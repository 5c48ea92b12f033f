package dev.claw.cli.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.cli.terminal.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A file made from what a node sent.
///
/// @param bytes its size
record MadeFile(Path path, long bytes) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);

  /// Where files go that the user named no place for, and what they are called.
  ///
  /// @param folder made when it is missing, for its owner only
  /// @param stem such as `server-screen`
  record Place(@Nullable Path out, Path folder, String stem, Instant now) {
    Path path(String extension) throws IOException {
      if (out != null) {
        return out.toAbsolutePath().normalize();
      }
      if (!Files.isDirectory(folder)) {
        createPrivate(folder);
      }
      String name =
          stem.replaceAll("[^A-Za-z0-9._-]+", "_")
              + "-"
              + STAMP.format(now.atZone(ZoneId.systemDefault()));
      return folder.resolve(name + "." + extension);
    }
  }

  /// Saves the field `base64` of an answer.
  ///
  /// @throws CliException the answer has no such field
  static MadeFile save(JsonNode answer, Place place) throws CliException, IOException {
    byte[] content;
    try {
      content = Base64.getDecoder().decode(answer.path("base64").asText());
    } catch (IllegalArgumentException _) {
      content = new byte[0];
    }
    if (content.length == 0) {
      throw CliException.failed("The node sent no picture; look at `claw doctor`.");
    }
    Path path = place.path(extension(answer.path("format").asText()));
    Files.write(
        path,
        content,
        place.out() == null ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE,
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING);
    return new MadeFile(path, content.length);
  }

  private static String extension(String format) {
    return switch (format) {
      case "png" -> "png";
      case "jpg", "jpeg" -> "jpg";
      case "mp4" -> "mp4";
      default -> "bin";
    };
  }

  private static void createPrivate(Path folder) throws IOException {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }
}

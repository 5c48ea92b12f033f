package dev.claw.gateway.store;

import dev.claw.gateway.store.StoreException.Code;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/// Turns what the file system said into a sentence with a next step.
final class IoFailure {
  private IoFailure() {}

  static StoreException of(String doing, Path path, IOException cause) {
    String reason = reason(cause);
    String what = "Could not " + doing + " " + path + ": " + reason;
    String lower = reason.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left") || lower.contains("quota") || lower.contains("disk full")) {
      String next = "; free some space on that disk and try again";
      return new StoreException(Code.DISK_FULL, what + next, cause);
    }
    if (lower.contains("symbolic link") || cause instanceof FileSystemLoopException) {
      String next = "; put a plain file or folder in place of the link";
      return new StoreException(Code.UNSAFE_PATH, what + next, cause);
    }
    String next = "; check that the disk is healthy and that this user may write there";
    return new StoreException(Code.IO_FAILED, what + next, cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileSystemException e && e.getReason() != null) {
      return e.getReason();
    }
    return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
  }
}

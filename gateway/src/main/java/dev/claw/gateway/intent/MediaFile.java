package dev.claw.gateway.intent;

import java.nio.file.Path;

/// A file that was saved.
///
/// @param bytes its size
public record MediaFile(Path path, long bytes) {}

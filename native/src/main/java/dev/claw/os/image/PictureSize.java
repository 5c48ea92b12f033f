package dev.claw.os.image;

/// The size of a picture in pixels.
public record PictureSize(int width, int height) {}

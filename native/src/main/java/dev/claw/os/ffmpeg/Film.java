package dev.claw.os.ffmpeg;

/// A finished MP4, and whether sound is in it.
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record Film(byte[] mp4, boolean audio) {}

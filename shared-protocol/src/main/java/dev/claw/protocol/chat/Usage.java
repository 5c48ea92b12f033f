package dev.claw.protocol.chat;

import org.jspecify.annotations.Nullable;

/// What an answer used, in tokens.
public record Usage(
    @Nullable Long input,
    @Nullable Long output,
    @Nullable Long cacheRead,
    @Nullable Long cacheWrite,
    @Nullable Long totalTokens,
    @Nullable Cost cost) {

  /// The same in US dollars.
  public record Cost(
      @Nullable Double input,
      @Nullable Double output,
      @Nullable Double cacheRead,
      @Nullable Double cacheWrite,
      @Nullable Double total) {}
}

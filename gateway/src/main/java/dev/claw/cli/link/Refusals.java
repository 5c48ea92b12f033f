package dev.claw.cli.link;

import dev.claw.cli.terminal.Words;
import dev.claw.protocol.WireError;

/// Refusals as sentences that say what to do.
public final class Refusals {
  private Refusals() {}

  /// Why a gateway did not let this caller in.
  static String explain(WireError error, String url) {
    String gateway = "The gateway at " + url;
    return switch (error.reason()) {
      case "AUTH_TOKEN_MISMATCH", "AUTH_PASSWORD_MISMATCH", "AUTH_UNAUTHORIZED" ->
          gateway
              + " does not accept this token; give its own in CLAW_GATEWAY_TOKEN or --token-file,"
              + " or give none on the machine where it runs.";
      case "AUTH_DEVICE_TOKEN_MISMATCH" ->
          gateway
              + " no longer accepts this machine's key; give its shared token in"
              + " CLAW_GATEWAY_TOKEN once to get a new one.";
      case "AUTH_TOKEN_MISSING", "AUTH_PASSWORD_MISSING", "AUTH_REQUIRED" ->
          gateway + " wants a token; give it in CLAW_GATEWAY_TOKEN or --token-file.";
      case "PAIRING_REQUIRED" ->
          gateway
              + " does not know this machine yet; approve it there with `claw devices approve"
              + suffix(error.detail("requestId"))
              + "`, then repeat this command.";
      default -> gateway + " refused: " + sentence(error);
    };
  }

  /// Why a call was refused.
  public static String explain(WireError error) {
    String message = Words.line(error.message());
    if (message.startsWith("unknown method: ")) {
      return "This gateway has no method "
          + message.substring("unknown method: ".length())
          + "; it is of another version than this claw: update the older of the two.";
    }
    return sentence(error);
  }

  private static String sentence(WireError error) {
    String text = Words.line(error.message());
    boolean ended = text.endsWith(".") || text.endsWith("!") || text.endsWith("?");
    return ended ? text : text + ".";
  }

  private static String suffix(@org.jspecify.annotations.Nullable String requestId) {
    return requestId == null ? "" : " " + Words.quoted(Words.line(requestId));
  }
}

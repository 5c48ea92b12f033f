package dev.claw.gateway.session;

import dev.claw.gateway.rpc.RpcException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// The canonical name of a conversation: `agent:<agentId>:<rest>`.
public record SessionKey(String agentId, String rest) {
  static final String DEFAULT_AGENT = "main";
  private static final int MAX_REST = 256;

  /// The key clients mean by `main`, by a bare name, or by the full form.
  ///
  /// @throws RpcException when the text is none of them
  public static SessionKey parse(String text) {
    String[] parts = text.strip().split(":", 3);
    if (parts.length == 3 && parts[0].equals("agent")) {
      return of(parts[1], parts[2]);
    }
    return of(DEFAULT_AGENT, text.strip());
  }

  private static SessionKey of(String agent, String rest) {
    String agentId = agent.toLowerCase(Locale.ROOT);
    if (!agentId.equals(DEFAULT_AGENT)) {
      throw RpcException.invalid("UNKNOWN_AGENT_ID", "unknown agent id; this gateway has: main");
    }
    if (rest.isEmpty() || rest.length() > MAX_REST || rest.codePoints().anyMatch(c -> c < 33)) {
      throw RpcException.invalid(
          "INVALID_SESSION_KEY", "a session key is 1 to 256 characters without spaces");
    }
    return new SessionKey(agentId, rest.toLowerCase(Locale.ROOT));
  }

  /// A file name that no key can steer: the plain name where it is harmless, else a digest.
  String fileName() {
    boolean plain =
        rest.length() <= 64
            && rest.chars()
                .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    return plain ? rest : "x." + digest(rest);
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "agent:" + agentId + ":" + rest;
  }
}

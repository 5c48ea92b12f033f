package dev.claw.protocol.connect;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// The secrets a client may present. Never printed.
public record ConnectAuth(
    @Nullable String token,
    @Nullable String bootstrapToken,
    @Nullable String deviceToken,
    @Nullable String password,
    @Nullable String approvalRuntimeToken,
    @Nullable String agentRuntimeIdentityToken) {

  /// No secret at all.
  public static final ConnectAuth NONE = new ConnectAuth(null, null, null, null, null, null);

  private static final int MAX_SECRET = 4096;

  public ConnectAuth {
    Require.atMost(token, "auth/token", MAX_SECRET);
    Require.atMost(bootstrapToken, "auth/bootstrapToken", MAX_SECRET);
    Require.atMost(deviceToken, "auth/deviceToken", MAX_SECRET);
    Require.atMost(password, "auth/password", MAX_SECRET);
  }

  /// The gateway's shared secret.
  public static ConnectAuth sharedToken(String token) {
    return new ConnectAuth(token, null, null, null, null, null);
  }

  /// The secret of a pairing link, or its six digits.
  public static ConnectAuth bootstrap(String bootstrapToken) {
    return new ConnectAuth(null, bootstrapToken, null, null, null, null);
  }

  /// The token an earlier connection was given.
  public static ConnectAuth device(String deviceToken) {
    return new ConnectAuth(null, null, deviceToken, null, null, null);
  }

  /// Whether nothing is presented.
  @JsonIgnore
  public boolean isEmpty() {
    return token == null && bootstrapToken == null && deviceToken == null && password == null;
  }

  /// The secret that is part of the signed text: the first of token, device token, bootstrap token.
  public String signedToken() {
    if (token != null) {
      return token;
    }
    if (deviceToken != null) {
      return deviceToken;
    }
    return bootstrapToken == null ? "" : bootstrapToken;
  }

  @Override
  public String toString() {
    return isEmpty() ? "ConnectAuth[none]" : "ConnectAuth[present]";
  }
}

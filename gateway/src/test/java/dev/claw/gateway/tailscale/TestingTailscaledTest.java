package dev.claw.gateway.tailscale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.gateway.tailscale.TestingTailscaled.Answer;
import java.io.IOException;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/// The fake is only worth something if it refuses what the real service refuses.
class TestingTailscaledTest {
  private static final String TOKEN = "the-token";
  private static final String HOST = "local-tailscaled.sock";

  private static int status(TestingTailscaled service, Request.Builder request) throws IOException {
    String url = "http://127.0.0.1:" + service.port() + "/localapi/v0/status";
    OkHttpClient client = new OkHttpClient();
    try (Response response = client.newCall(request.url(url).build()).execute()) {
      return response.code();
    } finally {
      client.connectionPool().evictAll();
    }
  }

  private static Request.Builder proper() {
    return new Request.Builder()
        .header("Host", HOST)
        .header("Authorization", Credentials.basic("", TOKEN));
  }

  @Test
  void refusesWhatTheRealServiceRefuses() throws IOException {
    try (TestingTailscaled service = TestingTailscaled.onTcp(TOKEN)) {
      service.answer("/localapi/v0/status", new Answer.Reply(200, "{}"));
      assertThat(status(service, proper())).isEqualTo(200);
      assertThat(status(service, proper().header("Origin", "http://evil.example"))).isEqualTo(403);
      assertThat(status(service, proper().header("Referer", "http://x/"))).isEqualTo(403);
      assertThat(status(service, proper().header("Host", "evil.example"))).isEqualTo(403);
      assertThat(status(service, proper().removeHeader("Authorization"))).isEqualTo(401);
      String wrong = Credentials.basic("", "wrong");
      assertThat(status(service, proper().header("Authorization", wrong))).isEqualTo(403);
    }
  }
}

package dev.claw.cli.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.client.GatewayConnection;
import dev.claw.protocol.client.Sockets;
import dev.claw.protocol.connect.HelloOk;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// An open connection to a gateway for the length of one command.
public final class GatewaySession implements AutoCloseable {
  private final Sockets sockets;
  private final GatewayConnection connection;
  private final Way way;
  private final Duration timeout;

  private GatewaySession(Sockets sockets, GatewayConnection connection, Way way, Duration timeout) {
    this.sockets = sockets;
    this.connection = connection;
    this.way = way;
    this.timeout = timeout;
  }

  static GatewaySession open(Way way, Duration timeout, EventSink events)
      throws CliException, InterruptedException {
    Sockets sockets = Sockets.to(way.url());
    try {
      GatewayConnection connection =
          GatewayConnection.open(
              sockets, way.url(), way.handshake(), (_, event) -> events.event(event));
      var session = new GatewaySession(sockets, connection, way, timeout);
      session.keepToken();
      return session;
    } catch (CallFailedException e) {
      sockets.close();
      throw CliException.failed(Refusals.explain(e.error(), way.url().toString()));
    } catch (IOException e) {
      sockets.close();
      throw new CliException(ExitCode.NOT_REACHABLE, notReachable(way, e));
    }
  }

  private static String notReachable(Way way, IOException e) {
    String reason = Words.line(e.getMessage());
    return "No gateway answers at "
        + way.url()
        + " ("
        + reason
        + ");"
        + (way.local() == null
            ? " check the address, and that `claw gateway run` runs there."
            : " start it again with `claw gateway run`.");
  }

  private void keepToken() {
    HelloOk.Granted granted = connection.hello().auth();
    RemoteKey memory = way.memory();
    if (memory != null && granted != null && granted.deviceToken() != null) {
      memory.remember(granted.deviceToken());
    }
  }

  /// The gateway's welcome.
  public HelloOk hello() {
    return connection.hello();
  }

  /// The gateway's version, as it says itself.
  public String version() {
    HelloOk.Server server = hello().server();
    return server == null ? "?" : Words.line(server.version());
  }

  /// Where the gateway is.
  public String url() {
    String text = way.url().toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /// Whether it runs on the state directory of this call.
  public boolean own() {
    return way.local() != null;
  }

  /// Its process, where it is our own.
  public OptionalLong pid() {
    return way.local() == null ? OptionalLong.empty() : OptionalLong.of(way.local().pid());
  }

  /// Asks and waits, as long as the caller allowed.
  public JsonNode call(String method, @Nullable Object params)
      throws CallFailedException, IOException, InterruptedException {
    return connection.call(method, params, timeout);
  }

  /// Asks and waits as long as this takes.
  public JsonNode call(String method, @Nullable Object params, Duration patience)
      throws CallFailedException, IOException, InterruptedException {
    return connection.call(method, params, patience);
  }

  /// Asks for a result of this type.
  public <T> T call(String method, @Nullable Object params, Class<T> type)
      throws CliException, CallFailedException, IOException, InterruptedException {
    return read(method, call(method, params), type);
  }

  /// Reads an answer.
  ///
  /// @throws CliException it is none of this kind, as from a gateway of another version
  public static <T> T read(String method, JsonNode value, Class<T> type) throws CliException {
    try {
      T result = StrictJson.open().treeToValue(value, type);
      if (result != null) {
        return result;
      }
    } catch (JsonProcessingException | IllegalArgumentException _) {
      // told below, without the value
    }
    throw CliException.failed(
        "The gateway's answer to "
            + method
            + " is not what this version of claw expects; update the older of the two.");
  }

  /// Whether the connection is still there.
  public boolean isOpen() {
    return connection.isOpen();
  }

  @Override
  public void close() {
    connection.close();
    sockets.close();
  }
}

package dev.claw.gateway.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.claw.protocol.ErrorCode;
import dev.claw.protocol.Frame;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.WireError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one way from a request to its answer: find the row, authorise, read the parameters, handle,
/// reply. Every refusal and every fault becomes an error frame here and nowhere else.
public final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Map<String, Method<?, ?>> methods;
  private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();
  private final CallLimiter limiter;
  private final CallObserver observer;

  /// Told about every finished call, for metrics.
  @FunctionalInterface
  public interface CallObserver {
    void called(String method, boolean ok, long nanos);
  }

  /// A dispatcher over a table; two rows of one name are a mistake and fail here.
  public Dispatcher(Collection<Method<?, ?>> table, CallLimiter limiter, CallObserver observer) {
    methods =
        table.stream().collect(Collectors.toUnmodifiableMap(Method::name, Function.identity()));
    this.limiter = limiter;
    this.observer = observer;
  }

  /// All rows, sorted by name.
  public List<String> methodNames() {
    return methods.keySet().stream().sorted().toList();
  }

  /// The row of a name.
  public @Nullable Method<?, ?> method(String name) {
    return methods.get(name);
  }

  /// An answer.
  ///
  /// @param text the response frame
  /// @param wrongRole whether it refuses because the method belongs to another role
  public record Reply(String text, boolean wrongRole) {
    static Reply of(String text) {
      return new Reply(text, false);
    }
  }

  /// Answers a request.
  public Reply dispatch(Caller caller, Frame.Request request) throws InterruptedException {
    long start = System.nanoTime();
    boolean ok = false;
    try {
      Object result = call(caller, request);
      String reply =
          result instanceof RawJson raw
              ? FrameCodec.okRaw(request.id(), raw.text())
              : FrameCodec.ok(request.id(), result);
      ok = true;
      return Reply.of(reply);
    } catch (RpcException e) {
      return new Reply(
          FrameCodec.failed(request.id(), e.error()), e instanceof RpcException.WrongRole);
    } catch (RuntimeException e) {
      LOG.error("request {} of method {} failed", request.id(), known(request.method()), e);
      return Reply.of(FrameCodec.failed(request.id(), unexpected()));
    } finally {
      observer.called(known(request.method()), ok, System.nanoTime() - start);
    }
  }

  private String known(String method) {
    return methods.containsKey(method) ? method : "unknown";
  }

  private @Nullable Object call(Caller caller, Frame.Request request) throws InterruptedException {
    Method<?, ?> method = methods.get(request.method());
    if (method == null) {
      throw RpcException.invalid("unknown method: " + Rejections.printable(request.method()));
    }
    method.access().check(caller);
    limiter.admit(caller, method.name());
    return invoke(method, caller, request.params());
  }

  private <P, R extends @Nullable Object> R invoke(
      Method<P, R> method, Caller caller, @Nullable JsonNode params) throws InterruptedException {
    return method.handler().handle(caller, read(method, params));
  }

  private <P> P read(Method<P, ?> method, @Nullable JsonNode params) {
    JsonNode object =
        params == null || params.isNull() ? JsonNodeFactory.instance.objectNode() : params;
    if (!object.isObject()) {
      throw RpcException.invalid("invalid " + method.name() + " params: must be an object");
    }
    try {
      ObjectReader reader =
          readers.computeIfAbsent(method.params(), type -> StrictJson.closed().readerFor(type));
      return reader.readValue(object);
    } catch (JsonProcessingException e) {
      throw RpcException.invalid("invalid " + method.name() + " params: " + Rejections.problem(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WireError unexpected() {
    return WireError.of(
            ErrorCode.UNAVAILABLE,
            "The gateway failed at this request; its log has the details under the request id.")
        .withDetails(JsonNodeFactory.instance.objectNode().put("code", "INTERNAL"));
  }
}

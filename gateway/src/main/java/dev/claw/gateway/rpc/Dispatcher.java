package dev.claw.gateway.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.claw.protocol.ErrorCode;
import dev.claw.protocol.Frame;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.WireError;
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

  /// Answers a request: the text of the response frame.
  public String dispatch(Caller caller, Frame.Request request) throws InterruptedException {
    long start = System.nanoTime();
    boolean ok = false;
    try {
      Object result = call(caller, request);
      String reply =
          result instanceof RawJson raw
              ? FrameCodec.okRaw(request.id(), raw.text())
              : FrameCodec.ok(request.id(), result);
      ok = true;
      return reply;
    } catch (RpcException e) {
      return FrameCodec.failed(request.id(), e.error());
    } catch (RuntimeException e) {
      LOG.error("request {} of method {} failed", request.id(), known(request.method()), e);
      return FrameCodec.failed(request.id(), unexpected());
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
      throw RpcException.invalid("unknown method: " + printable(request.method()));
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
      throw RpcException.invalid("invalid " + method.name() + " params: " + problem(e));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Names the field and the problem, never the value.
  static String problem(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "at "
          + parent(unknown)
          + ": unexpected property '"
          + printable(unknown.getPropertyName())
          + "'";
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidFieldException invalid) {
        return String.valueOf(invalid.getMessage());
      }
    }
    return e instanceof JsonMappingException mapping
        ? "at " + path(mapping.getPath()) + ": wrong type or value"
        : "not valid JSON";
  }

  private static String parent(JsonMappingException e) {
    List<JsonMappingException.Reference> path = e.getPath();
    return path.size() <= 1 ? "root" : path(path.subList(0, path.size() - 1));
  }

  private static String path(List<JsonMappingException.Reference> path) {
    if (path.isEmpty()) {
      return "root";
    }
    var text = new StringBuilder();
    for (JsonMappingException.Reference step : path) {
      text.append('/')
          .append(step.getFieldName() == null ? step.getIndex() : printable(step.getFieldName()));
    }
    return text.toString();
  }

  private static String printable(String text) {
    String brief = text.length() > 80 ? text.substring(0, 80) + "…" : text;
    return brief.codePoints().allMatch(c -> c >= 32 && c != 127) ? brief : "?";
  }

  private static WireError unexpected() {
    return WireError.of(
            ErrorCode.UNAVAILABLE,
            "The gateway failed at this request; its log has the details under the request id.")
        .withDetails(JsonNodeFactory.instance.objectNode().put("code", "INTERNAL"));
  }
}

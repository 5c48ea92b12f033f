package dev.claw.protocol.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.claw.protocol.InvalidFieldException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/// Values of any wire record: every component varies, and those that may be absent sometimes are.
/// What the record itself refuses is drawn again.
final class RecordArbitraries {
  private RecordArbitraries() {}

  static Arbitrary<Object> of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType().equals(List.class)
          ? of(generic.getActualTypeArguments()[0]).list().ofMaxSize(2).map(list -> list)
          : mapOf(generic);
    }
    if (type instanceof Class<?> plain) {
      return ofClass(plain);
    }
    throw new IllegalArgumentException("no values of " + type);
  }

  private static Arbitrary<Object> mapOf(ParameterizedType type) {
    Type[] arguments = type.getActualTypeArguments();
    return Arbitraries.maps(of(arguments[0]), of(arguments[1])).ofMaxSize(2).map(map -> map);
  }

  private static Arbitrary<Object> ofClass(Class<?> type) {
    if (type.isRecord()) {
      return record(type);
    }
    if (type.isEnum()) {
      return Arbitraries.of(type.getEnumConstants()).map(value -> value);
    }
    if (type.isSealed()) {
      return Arbitraries.of(type.getPermittedSubclasses()).flatMap(RecordArbitraries::ofClass);
    }
    return scalar(type);
  }

  private static Arbitrary<Object> scalar(Class<?> type) {
    if (type == String.class) {
      return Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(12).map(s -> s);
    }
    if (type == boolean.class || type == Boolean.class) {
      return Arbitraries.of(true, false).map(b -> b);
    }
    if (type == int.class || type == Integer.class) {
      return Arbitraries.of(1, 1, 2, 500, 2_048).map(i -> i);
    }
    if (type == long.class || type == Long.class) {
      return Arbitraries.of(0L, 1L, 1_700_000_000_000L, 4_000L).map(l -> l);
    }
    if (type == double.class || type == Double.class) {
      return Arbitraries.of(0.5, 1.25, 3e9).map(d -> d);
    }
    if (type == JsonNode.class) {
      JsonNode object = JsonNodeFactory.instance.objectNode().put("k", "v").put("n", 3);
      return Arbitraries.of(object, BooleanNode.TRUE, object).map(node -> node);
    }
    throw new IllegalArgumentException("no values of " + type);
  }

  private static Arbitrary<Object> record(Class<?> type) {
    List<Arbitrary<Optional<Object>>> parts =
        Arrays.stream(type.getRecordComponents()).map(RecordArbitraries::component).toList();
    return Combinators.combine(parts)
        .as(values -> build(type, values))
        .ignoreException(InvalidFieldException.class);
  }

  private static Arbitrary<Optional<Object>> component(RecordComponent component) {
    boolean mayBeAbsent = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return of(component.getGenericType()).optional(mayBeAbsent ? 0.6 : 1);
  }

  private static Object build(Class<?> type, List<Optional<Object>> values) {
    RecordComponent[] components = type.getRecordComponents();
    var types = new Class<?>[components.length];
    var arguments = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      arguments[i] = values.get(i).orElse(null);
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof InvalidFieldException refused) {
        throw refused;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}

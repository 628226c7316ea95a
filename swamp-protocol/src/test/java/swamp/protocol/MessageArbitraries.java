package swamp.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generates any record of the protocol from its components, so a new message is covered without a new generator. */
final class MessageArbitraries {
  private MessageArbitraries() {}

  /** Every record below a sealed interface. */
  static List<Class<?>> records(Class<?> sealed) {
    List<Class<?>> records = new ArrayList<>();
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        records.addAll(records(permitted));
      } else {
        records.add(permitted);
      }
    }
    return records;
  }

  static <T> Arbitrary<T> of(Class<T> type) {
    return any(type, "").map(type::cast);
  }

  static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(12),
        Arbitraries.strings().ascii().ofMaxLength(30),
        Arbitraries.of(
            "", "\u0000\u001f\u007f", "\"\\\b\f\n\r\t/", "\ud800", "\udc00x", "a\ud83d", "😀 é \u2028", "-0"));
  }

  /** Names of members: the reader refuses lone surrogates there. */
  static Arbitrary<String> names() {
    return texts().filter(text -> new String(text.getBytes(UTF_8), UTF_8).equals(text));
  }

  static Arbitrary<JsonNode> documents() {
    Arbitrary<JsonNode> leaves = Arbitraries.oneOf(
        texts().map(JsonNodeFactory.instance::textNode),
        Arbitraries.integers().map(JsonNodeFactory.instance::numberNode),
        Arbitraries.integers().map(number -> JsonNodeFactory.instance.numberNode(number + 0.5)),
        Arbitraries.of(true, false).map(JsonNodeFactory.instance::booleanNode),
        Arbitraries.just(JsonNodeFactory.instance.nullNode()));
    return Arbitraries.recursive(() -> leaves, MessageArbitraries::nested, 0, 3);
  }

  static Arbitrary<ObjectNode> objects() {
    return Arbitraries.maps(names(), documents()).ofMaxSize(4)
        .map(members -> (ObjectNode) JsonNodeFactory.instance.objectNode().setAll(members));
  }

  private static Arbitrary<JsonNode> nested(Arbitrary<JsonNode> inner) {
    return Arbitraries.oneOf(
        inner.list().ofMaxSize(3).map(elements -> JsonNodeFactory.instance.arrayNode().addAll(elements)),
        Arbitraries.maps(names(), inner).ofMaxSize(3)
            .map(members -> JsonNodeFactory.instance.objectNode().setAll(members)));
  }

  private static Arbitrary<?> any(Type type, String name) {
    if (type instanceof ParameterizedType generic) {
      return parameterized(generic, name);
    }
    Class<?> raw = (Class<?>) type;
    if (raw == String.class) {
      return texts();
    } else if (raw == boolean.class) {
      return Arbitraries.of(true, false);
    } else if (raw == int.class) {
      return name.equals("code") ? Arbitraries.integers().between(0, 255) : Arbitraries.integers().greaterOrEqual(0);
    } else if (raw == long.class) {
      return Arbitraries.longs().between(-(1L << 53), 1L << 53);
    } else if (raw == JsonNode.class) {
      return documents();
    } else if (raw == ObjectNode.class) {
      return objects();
    } else if (raw.isEnum()) {
      return Arbitraries.of(List.of(raw.getEnumConstants()));
    } else if (raw.isSealed()) {
      return Arbitraries.oneOf(records(raw).stream().map(MessageArbitraries::record).toList());
    }
    return record(raw);
  }

  private static Arbitrary<?> parameterized(ParameterizedType type, String name) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class) {
      return any(arguments[0], name).map(Object.class::cast).optional();
    } else if (type.getRawType() == List.class) {
      return any(arguments[0], name).list().ofMaxSize(4);
    } else if (type.getRawType() == Map.class) {
      return Arbitraries.maps(names(), texts()).ofMaxSize(4);
    }
    throw new IllegalArgumentException("No generator for " + type);
  }

  private static Arbitrary<Object> record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<Arbitrary<Object>> values = Arrays.stream(components)
        .<Arbitrary<Object>>map(
            component -> any(component.getGenericType(), component.getName()).map(Object.class::cast))
        .toList();
    return values.isEmpty()
        ? Arbitraries.create(() -> newRecord(type, List.of()).orElseThrow())
        : Combinators.combine(values).as(arguments -> newRecord(type, arguments))
            .filter(Optional::isPresent).map(Optional::orElseThrow);
  }

  /** Empty when the record refuses these values together. */
  private static Optional<Object> newRecord(Class<?> type, List<Object> arguments) {
    try {
      Class<?>[] components =
          Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(components);
      constructor.setAccessible(true);
      return Optional.of(constructor.newInstance(arguments.toArray()));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException) {
        return Optional.empty();
      }
      throw new AssertionError(e);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}

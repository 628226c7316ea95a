package swamp.runtime.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import swamp.protocol.JsonText;
import swamp.runtime.expression.ExpressionSource.ItemKind;

/** Turns the calls of the JavaScript side, a name and a JSON list of arguments, into calls of an {@link ExpressionSource}. */
final class SourceCalls {
  private final ExpressionVariables variables;

  SourceCalls(ExpressionVariables variables) {
    this.variables = variables;
  }

  /** The answer as JSON text. */
  String answer(String name, String argumentsJson) {
    JsonNode arguments = JsonText.parse(argumentsJson);
    if (name.equals("variable")) {
      return JsonText.compact(value(text(arguments, 0)));
    }
    ExpressionSource source = variables.source()
        .orElseThrow(() -> new IllegalStateException("without a source nothing can be asked: " + name));
    return JsonText.compact(ask(source, name, arguments));
  }

  private JsonNode value(String name) {
    JsonNode value = variables.values().get(name);
    if (value == null) {
      throw new IllegalStateException("no such variable: " + name);
    }
    return value;
  }

  private static JsonNode ask(ExpressionSource source, String name, JsonNode arguments) {
    String first = text(arguments, 0);
    return switch (name) {
      case "definition" -> orNull(source.definition(first));
      case "latest" -> record(source.latest(first, text(arguments, 1)));
      case "version" -> record(source.version(first, text(arguments, 1), arguments.path(2).asLong()));
      case "listVersions" -> numbers(source.listVersions(first, text(arguments, 1)));
      case "findByTag" -> records(source.findByTag(first, text(arguments, 1)));
      case "findBySpec" -> records(source.findBySpec(first, text(arguments, 1)));
      case "query" -> query(source, first, arguments.path(1));
      case "fileContents" -> orNull(source.fileContents(first, text(arguments, 1)).map(TextNode::valueOf));
      case "itemNames" -> names(source, first, kind(arguments));
      case "item" -> item(source, first, kind(arguments), text(arguments, 2), text(arguments, 3));
      case String other -> throw new IllegalArgumentException("unknown call " + other);
    };
  }

  private static JsonNode query(ExpressionSource source, String predicate, JsonNode select) {
    return select.isMissingNode()
        ? records(source.query(predicate, Optional.empty()))
        : list(source.query(predicate, Optional.of(select.asText())));
  }

  private static JsonNode names(ExpressionSource source, String model, ItemKind kind) {
    ObjectNode names = JsonNodeFactory.instance.objectNode();
    source.itemNames(model, kind).forEach((spec, items) -> {
      ArrayNode list = names.putArray(spec);
      items.forEach(list::add);
    });
    return names;
  }

  private static JsonNode item(ExpressionSource source, String model, ItemKind kind, String spec, String name) {
    Optional<ObjectNode> item = source.item(model, kind, spec, name);
    return switch (kind) {
      case RESOURCE -> record(item);
      case FILE -> orNull(item);
    };
  }

  private static JsonNode record(Optional<ObjectNode> record) {
    return orNull(record.map(SourceCalls::withoutTwin));
  }

  private static JsonNode records(List<? extends JsonNode> records) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (JsonNode record : records) {
      list.add(record instanceof ObjectNode object ? withoutTwin(object) : record);
    }
    return list;
  }

  private static JsonNode list(List<? extends JsonNode> values) {
    return JsonNodeFactory.instance.arrayNode().addAll(values);
  }

  // The other side gives a record without content its attributes as content.
  private static ObjectNode withoutTwin(ObjectNode record) {
    JsonNode content = record.get("content");
    if (content == null || !content.equals(record.get("attributes"))) {
      return record;
    }
    ObjectNode shorter = JsonNodeFactory.instance.objectNode();
    record.properties().forEach(member -> {
      if (!member.getKey().equals("content")) {
        shorter.set(member.getKey(), member.getValue());
      }
    });
    return shorter;
  }

  private static JsonNode numbers(List<Long> values) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    values.forEach(list::add);
    return list;
  }

  private static JsonNode orNull(Optional<? extends JsonNode> value) {
    return value.<JsonNode>map(node -> node).orElseGet(JsonNodeFactory.instance::nullNode);
  }

  private static ItemKind kind(JsonNode arguments) {
    return ItemKind.valueOf(text(arguments, 1).toUpperCase(Locale.ROOT));
  }

  private static String text(JsonNode arguments, int index) {
    return arguments.path(index).asText();
  }
}

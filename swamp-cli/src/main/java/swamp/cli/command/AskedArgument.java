package swamp.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;

/**
 * An argument that a person is asked for. Its schema says what may be typed; what is no plain matter of its kind, such as a
 * pattern, is for the runtime to judge. Expressions may stand for a value of any kind.
 *
 * @param name dotted for a member of an object
 * @param schema its JSON schema
 */
record AskedArgument(String name, JsonNode schema) {
  private static final String EXPRESSION_START = "${{";
  private static final String EXAMPLE = "${{ vault.get(\"<vault>\", \"<key>\") }}";
  /** The bounds that a schema of whole numbers has without anybody having set them. */
  private static final BigDecimal LARGEST_SAFE = BigDecimal.valueOf(9_007_199_254_740_991L);

  /** An answer in the form of {@code --global-arg}, or why it is none. */
  sealed interface Answer {
    /** {@code key=value} or {@code key:json=value}. */
    record Word(String word) implements Answer {}

    /** What is wrong, as a sentence. */
    record Wrong(String complaint) implements Answer {}
  }

  /** Whether nobody shall see what is typed. */
  boolean secret() {
    return schema.path("sensitive").asBoolean();
  }

  /** {@code region - Where it runs (eu | us): } */
  String question() {
    String description = schema.path("description").asText("");
    return name + (description.isEmpty() ? "" : " - " + description) + " (" + kind() + "): ";
  }

  /** What this text, which is not empty, means. */
  Answer answer(String typed) {
    if (typed.contains(EXPRESSION_START)) {
      return text(typed);
    }
    if (secret()) {
      return new Answer.Wrong("A secret is not kept in a definition. Put it into a vault (swamp vault put <vault> <key>) and "
          + "answer with " + EXAMPLE);
    }
    List<JsonNode> values = values();
    if (!values.isEmpty()) {
      return values.stream().filter(value -> value.asText().equals(typed)).findFirst()
          .map(value -> value.isTextual() ? text(typed) : json(value))
          .orElseGet(() -> new Answer.Wrong("Expected one of: " + joined(values, ", ")));
    }
    return switch (type()) {
      case "string" -> text(typed);
      case "boolean" -> truth(typed);
      case "integer", "number" -> number(typed);
      case "array" -> list(typed);
      case "object" -> parsed(typed).filter(JsonNode::isObject).map(this::json)
          .orElseGet(() -> new Answer.Wrong("Expected an object as JSON, such as {\"key\": \"value\"}"));
      default -> parsed(typed).map(this::json).orElseGet(() -> text(typed));
    };
  }

  private String kind() {
    if (secret()) {
      return "secret, not shown: an expression such as " + EXAMPLE;
    }
    List<JsonNode> values = values();
    if (!values.isEmpty()) {
      return joined(values, " | ");
    }
    return switch (type()) {
      case "boolean" -> "true | false";
      case "integer", "number" -> type() + range();
      case "array" -> listsTexts() ? "list, separated by commas" : "array as JSON";
      case "object" -> "object as JSON";
      case "" -> "text or JSON";
      default -> type();
    };
  }

  private String type() {
    return schema.path("type").asText("");
  }

  /** All there may be; empty when they are not listed. */
  private List<JsonNode> values() {
    if (schema.has("const")) {
      return List.of(schema.path("const"));
    }
    if (schema.has("enum")) {
      return schema.path("enum").valueStream().toList();
    }
    List<JsonNode> alternatives = Stream.concat(schema.path("anyOf").valueStream(), schema.path("oneOf").valueStream()).toList();
    return alternatives.stream().allMatch(alternative -> alternative.has("const"))
        ? alternatives.stream().map(alternative -> alternative.path("const")).toList()
        : List.of();
  }

  private Answer truth(String typed) {
    return switch (typed.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "y" -> new Answer.Word(name + ":json=true");
      case "false", "no", "n" -> new Answer.Word(name + ":json=false");
      default -> new Answer.Wrong("Expected true or false");
    };
  }

  private Answer number(String typed) {
    Optional<BigDecimal> number = parsed(typed).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
    boolean fits = number.isPresent()
        && (!type().equals("integer") || number.get().stripTrailingZeros().scale() <= 0)
        && bound("minimum").stream().allMatch(least -> number.get().compareTo(least) >= 0)
        && bound("maximum").stream().allMatch(most -> number.get().compareTo(most) <= 0);
    return fits
        ? new Answer.Word(name + ":json=" + typed)
        : new Answer.Wrong("Expected " + (type().equals("integer") ? "a whole number" : "a number") + range());
  }

  /** {@code  from 1 to 10}; empty without bounds. */
  private String range() {
    String least = bound("minimum").map(bound -> " from " + bound.toPlainString()).orElse("");
    return least + bound("maximum").map(bound -> " to " + bound.toPlainString()).orElse("");
  }

  private Optional<BigDecimal> bound(String keyword) {
    return Optional.of(schema.path(keyword)).filter(JsonNode::isNumber).map(JsonNode::decimalValue)
        .filter(bound -> bound.abs().compareTo(LARGEST_SAFE) < 0);
  }

  private Answer list(String typed) {
    if (!listsTexts() || typed.startsWith("[")) {
      return parsed(typed).filter(JsonNode::isArray).map(this::json)
          .orElseGet(() -> new Answer.Wrong("Expected a list as JSON, such as [1, 2]"));
    }
    ArrayNode texts = JsonText.object().putArray("texts");
    Arrays.stream(typed.split(",")).map(String::strip).filter(text -> !text.isEmpty()).forEach(texts::add);
    return json(texts);
  }

  private boolean listsTexts() {
    return schema.path("items").path("type").asText("").equals("string");
  }

  private Answer text(String value) {
    return new Answer.Word(name + "=" + value);
  }

  private Answer json(JsonNode value) {
    return new Answer.Word(name + ":json=" + JsonText.compact(value));
  }

  private static Optional<JsonNode> parsed(String text) {
    try {
      return Optional.of(JsonText.parse(text));
    } catch (SwampException e) {
      return Optional.empty();
    }
  }

  private static String joined(List<JsonNode> values, String separator) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asText()));
    return String.join(separator, texts);
  }
}

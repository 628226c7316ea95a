package swamp.runtime.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import swamp.runtime.yaml.YamlTimestamp;

/** What is wrong with a tree, in the words that schemas of the existing program use; collects rather than stops. */
final class SchemaIssues {
  private final List<String> issues = new ArrayList<>();
  private boolean timestamps;

  void add(String path, String message) {
    issues.add(path.isEmpty() ? message : message + " at \"" + path + "\"");
  }

  void unexpected(String path, String expected, JsonNode received) {
    timestamps |= YamlTimestamp.of(received).isPresent();
    add(path, "Invalid input: expected " + expected + ", received " + typeName(received));
  }

  boolean isEmpty() {
    return issues.isEmpty();
  }

  /** Whether one of the issues is an unquoted timestamp, which deserves advice. */
  boolean hasTimestamps() {
    return timestamps;
  }

  /** All issues, joined with {@code "; "}. */
  String text() {
    return String.join("; ", issues);
  }

  private static String typeName(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case NUMBER -> "number";
      case BOOLEAN -> "boolean";
      case NULL -> "null";
      case MISSING -> "undefined";
      case BINARY -> "Uint8Array";
      case POJO -> "Date";
    };
  }
}

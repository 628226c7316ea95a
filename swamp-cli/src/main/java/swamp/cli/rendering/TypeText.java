package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** The parts that descriptions of types, models and methods share: inputs, methods, data outputs. */
final class TypeText {
  private final StringBuilder text = new StringBuilder();
  private final Style style;

  TypeText(Style style) {
    this.style = style;
  }

  /** {@code Name: value}. */
  TypeText line(String name, String value) {
    text.append(style.bold(name + ":")).append(' ').append(value).append('\n');
    return this;
  }

  TypeText blank() {
    text.append('\n');
    return this;
  }

  /** A blank line, the heading, one line for each property; nothing when the schema has none. */
  TypeText properties(String heading, JsonNode schema) {
    if (!schema.path("properties").isEmpty()) {
      text.append('\n').append(style.bold(heading + ":")).append('\n');
      addProperties("  ", schema);
    }
    return this;
  }

  /** A blank line, the heading, one line for each member; nothing when there is none. */
  TypeText values(String heading, JsonNode members) {
    if (!members.isEmpty()) {
      text.append('\n').append(style.bold(heading + ":")).append('\n');
      members.properties().forEach(member -> text.append("  ").append(member.getKey()).append(": ")
          .append(FactsText.scalar(member.getValue())).append('\n'));
    }
    return this;
  }

  TypeText outputs(JsonNode specs, boolean compact) {
    if (!specs.isEmpty()) {
      text.append('\n').append(style.bold("Data Outputs:")).append('\n');
      for (JsonNode spec : specs) {
        addOutput(spec, compact);
      }
    }
    return this;
  }

  TypeText methods(JsonNode methods) {
    if (!methods.isEmpty()) {
      text.append('\n').append(style.bold("Methods:")).append('\n');
      for (JsonNode method : methods) {
        text.append("  ").append(titled(method)).append('\n');
        if (!method.path("arguments").path("properties").isEmpty()) {
          text.append("    Inputs:\n");
          addProperties("      ", method.path("arguments"));
        }
      }
    }
    return this;
  }

  /** {@code name - description}, or the name alone. */
  static String titled(JsonNode named) {
    String description = named.path("description").asText();
    return named.path("name").asText() + (description.isEmpty() ? "" : " - " + description);
  }

  String finish() {
    return text.toString();
  }

  private void addProperties(String indent, JsonNode schema) {
    for (var property : schema.path("properties").properties()) {
      text.append(indent).append(property.getKey()).append(" (").append(typeOf(property.getValue())).append(')');
      if (contains(schema.path("required"), property.getKey())) {
        text.append(" *required");
      }
      text.append('\n');
    }
  }

  private void addOutput(JsonNode spec, boolean compact) {
    if (spec.isTextual()) {
      text.append("  ").append(spec.textValue()).append('\n');
      return;
    }
    text.append("  ").append(spec.path("specName").asText());
    text.append(" [").append(spec.path("kind").asText()).append(']');
    if (!compact) {
      String description = spec.path("description").asText();
      text.append(description.isEmpty() ? "" : " - " + description);
      String details = details(spec);
      text.append(details.isEmpty() ? "" : " (" + details + ")");
    }
    text.append('\n');
  }

  private static String details(JsonNode spec) {
    String contentType = spec.path("contentType").asText();
    String lifetime = spec.path("lifetime").asText();
    return contentType + (contentType.isEmpty() || lifetime.isEmpty() ? "" : ", ") + lifetime;
  }

  private static String typeOf(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isTextual()) {
      return type.textValue();
    }
    if (type.isArray()) {
      return joined(type);
    }
    return schema.has("enum") ? "enum" : "any";
  }

  private static String joined(JsonNode names) {
    StringBuilder joined = new StringBuilder();
    for (JsonNode name : names) {
      joined.append(joined.isEmpty() ? "" : " | ").append(name.asText());
    }
    return joined.toString();
  }

  private static boolean contains(JsonNode names, String wanted) {
    for (JsonNode name : names) {
      if (name.asText().equals(wanted)) {
        return true;
      }
    }
    return false;
  }
}

package swamp.runtime.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.type.ModelType;

/** Checks the tree of a definition file field by field and takes from it what a {@link Definition} keeps. */
final class DefinitionSchema {
  private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-"
      + "[0-9a-f]{12}|0{8}-0{4}-0{4}-0{4}-0{12}|f{8}-f{4}-f{4}-f{4}-f{12}");
  private static final List<String> PROPERTY_TYPES =
      List.of("string", "number", "integer", "boolean", "array", "object");

  private final ObjectNode tree;
  private final SchemaIssues issues;

  DefinitionSchema(ObjectNode tree, SchemaIssues issues) {
    this.tree = tree;
    this.issues = issues;
  }

  /** The definition; what is wrong goes to the issues, and the result is of use only when there are none. */
  Optional<Definition> read(Optional<ModelType> typeOfPlace) {
    refuseRemoved();
    Optional<ModelType> type = type(typeOfPlace);
    String id = id();
    String name = name();
    int version = version();
    Map<String, String> tags = tags();
    ObjectNode globalArguments = object("globalArguments", "record").orElseGet(JsonText::object);
    refuseForeignLeaves("globalArguments", globalArguments);
    ObjectNode methods = methods();
    Optional<ObjectNode> inputs = inputs();
    Optional<ObjectNode> checks = selection("checks", false);
    Optional<ObjectNode> reports = selection("reports", true);
    Optional<ObjectNode> resources = resources();
    if (!issues.isEmpty() || type.isEmpty()) {
      return Optional.empty();
    }
    JsonNode typeVersion = tree.path("typeVersion");
    return Optional.of(new Definition(type.get(),
        typeVersion.isTextual() ? Optional.of(typeVersion.textValue()) : Optional.empty(), id, name, version, tags,
        globalArguments, methods, inputs, checks, reports, resources));
  }

  private void refuseRemoved() {
    for (String key : List.of("driver", "driverConfig")) {
      if (tree.has(key)) {
        issues.add("", "\"" + key + "\" belongs to a removed feature; delete the key");
      }
    }
  }

  private Optional<ModelType> type(Optional<ModelType> typeOfPlace) {
    JsonNode type = tree.path("type");
    if (type.isMissingNode() && typeOfPlace.isPresent()) {
      return typeOfPlace;
    }
    if (!type.isTextual()) {
      issues.unexpected("type", "string", type);
      return Optional.empty();
    }
    try {
      return Optional.of(ModelType.of(type.textValue()));
    } catch (SwampException e) {
      issues.add("type", e.text());
      return Optional.empty();
    }
  }

  private String id() {
    String id = text("id");
    if (tree.path("id").isTextual() && !UUID.matcher(id).matches()) {
      issues.add("id", "Invalid UUID");
    }
    return id;
  }

  private String name() {
    String name = text("name");
    if (tree.path("name").isTextual()) {
      DefinitionName.problemWhenLoaded(name).ifPresent(problem -> issues.add("name", problem));
    }
    return name;
  }

  private String text(String key) {
    JsonNode value = tree.path(key);
    if (!value.isTextual()) {
      issues.unexpected(key, "string", value);
    }
    return value.asText();
  }

  private int version() {
    JsonNode value = tree.path("version");
    if (!value.isNumber()) {
      issues.unexpected("version", "number", value);
    } else if (!value.isInt()) {
      issues.unexpected("version", "int", value);
    } else if (value.intValue() <= 0) {
      issues.add("version", "Too small: expected number to be >0");
    }
    return value.asInt();
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    object("tags", "record").ifPresent(object -> object.properties().forEach(tag -> {
      if (!tag.getValue().isTextual()) {
        issues.unexpected("tags." + tag.getKey(), "string", tag.getValue());
      }
      tags.put(tag.getKey(), tag.getValue().asText());
    }));
    return tags;
  }

  private ObjectNode methods() {
    ObjectNode methods = JsonText.object();
    object("methods", "record").ifPresent(object -> object.properties().forEach(method -> {
      String path = "methods." + method.getKey();
      ObjectNode kept = methods.putObject(method.getKey());
      if (member(method.getValue(), path)) {
        JsonNode arguments = method.getValue().path("arguments");
        if (arguments.isMissingNode()) {
          kept.putObject("arguments");
        } else if (expect(arguments, JsonNode::isObject, path + ".arguments", "record")) {
          refuseForeignLeaves(path + ".arguments", arguments);
          kept.set("arguments", arguments);
        }
      }
    }));
    return methods;
  }

  private Optional<ObjectNode> inputs() {
    return object("inputs", "object").map(inputs -> {
      ObjectNode schema = inputs;
      if (!inputs.has("properties")) {
        schema = JsonText.object();
        schema.set("properties", inputs);
      }
      property("inputs", schema);
      refuseForeignLeaves("inputs", schema);
      return schema;
    });
  }

  private void property(String path, JsonNode property) {
    if (!member(property, path)) {
      return;
    }
    JsonNode type = property.path("type");
    if (!type.isMissingNode() && !PROPERTY_TYPES.contains(type.asText())) {
      issues.add(path + ".type", "Invalid option: expected one of \"" + String.join("\"|\"", PROPERTY_TYPES) + "\"");
    }
    JsonNode properties = property.path("properties");
    if (!properties.isMissingNode() && expect(properties, JsonNode::isObject, path + ".properties", "record")) {
      properties.properties().forEach(child -> property(path + ".properties." + child.getKey(), child.getValue()));
    }
    if (property.has("items")) {
      property(path + ".items", property.get("items"));
    }
    if (property.has("required")) {
      texts(path + ".required", property.get("required"));
    }
  }

  private Optional<ObjectNode> selection(String key, boolean references) {
    Optional<ObjectNode> selection = object(key, "object");
    selection.ifPresent(object -> {
      for (String part : List.of("require", "skip")) {
        String path = key + "." + part;
        JsonNode list = object.path(part);
        if (!references && !list.isMissingNode()) {
          texts(path, list);
        } else if (!list.isMissingNode() && expect(list, JsonNode::isArray, path, "array")) {
          for (int i = 0; i < list.size(); i++) {
            reference(path + "." + i, list.get(i));
          }
        }
      }
    });
    return selection;
  }

  private void reference(String path, JsonNode element) {
    boolean withMethods = element.isObject() && element.path("name").isTextual();
    if (!element.isTextual() && !withMethods) {
      issues.add(path, "Invalid input");
    } else if (element.has("methods")) {
      texts(path + ".methods", element.get("methods"));
    }
  }

  private Optional<ObjectNode> resources() {
    Optional<ObjectNode> resources = object("resources", "record");
    resources.ifPresent(object -> {
      object.properties().forEach(spec -> member(spec.getValue(), "resources." + spec.getKey()));
      refuseForeignLeaves("resources", object);
    });
    return resources;
  }

  private void texts(String path, JsonNode list) {
    if (expect(list, JsonNode::isArray, path, "array")) {
      for (int i = 0; i < list.size(); i++) {
        expect(list.get(i), JsonNode::isTextual, path + "." + i, "string");
      }
    }
  }

  private Optional<ObjectNode> object(String key, String expected) {
    JsonNode value = tree.path(key);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    expect(value, JsonNode::isObject, key, expected);
    return value instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
  }

  private boolean member(JsonNode value, String path) {
    return expect(value, JsonNode::isObject, path, "object");
  }

  private boolean expect(
      JsonNode value, java.util.function.Predicate<JsonNode> rule, String path, String expected) {
    if (!rule.test(value)) {
      issues.unexpected(path, expected, value);
      return false;
    }
    return true;
  }

  /** Unquoted timestamps and bytes are no JSON: whoever wrote them meant text (repo-format §1.5). */
  private void refuseForeignLeaves(String path, JsonNode value) {
    if (value.isPojo() || value.isBinary()) {
      issues.unexpected(path, "string", value);
    } else if (value.isObject()) {
      value.properties().forEach(member -> refuseForeignLeaves(path + "." + member.getKey(), member.getValue()));
    } else {
      for (int i = 0; i < value.size(); i++) {
        refuseForeignLeaves(path + "." + i, value.get(i));
      }
    }
  }
}

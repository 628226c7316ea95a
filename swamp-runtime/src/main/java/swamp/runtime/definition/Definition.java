package swamp.runtime.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.JsonText;
import swamp.runtime.type.ModelType;

/**
 * One definition (repo-format §1.5). Immutable: nobody changes the trees it holds, or those it hands out.
 *
 * @param type the type it is of; from the file's place when the file does not say
 * @param typeVersion the version of the type that the file was written for
 * @param id a UUID
 * @param name unique in a repository
 * @param version of the definition, from 1; runs do not count it up
 * @param tags put on all data that its methods write, in their order
 * @param globalArguments may hold expressions
 * @param methods for each method an object with {@code arguments}
 * @param inputs a schema-like object that has {@code properties}, also when the file used the flat form
 * @param checks with {@code require} and {@code skip}
 * @param reports with {@code require} and {@code skip}
 * @param resources what to change in the type's declarations, by spec name
 */
public record Definition(
    ModelType type,
    Optional<String> typeVersion,
    String id,
    String name,
    int version,
    Map<String, String> tags,
    ObjectNode globalArguments,
    ObjectNode methods,
    Optional<ObjectNode> inputs,
    Optional<ObjectNode> checks,
    Optional<ObjectNode> reports,
    Optional<ObjectNode> resources) {

  public Definition {
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  /** A definition as {@code create} makes it. */
  public static Definition created(
      ModelType type, Optional<String> typeVersion, String id, String name, ObjectNode globalArguments) {
    return new Definition(type, typeVersion, id, name, 1, Map.of(), globalArguments, JsonText.object(),
        Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The arguments that the definition gives to a method, empty when it says nothing about it. */
  public ObjectNode methodArguments(String method) {
    return methods.path(method).path("arguments") instanceof ObjectNode arguments ? arguments : JsonText.object();
  }

  /** Names of checks to run even when the command line skips them. */
  public List<String> requiredChecks() {
    return checks.map(selection -> texts(selection.path("require"))).orElse(List.of());
  }

  /** Names of checks never to run. */
  public List<String> skippedChecks() {
    return checks.map(selection -> texts(selection.path("skip"))).orElse(List.of());
  }

  /** Reports to make besides those of the type. */
  public List<ReportReference> requiredReports() {
    return reports.map(selection -> references(selection.path("require"))).orElse(List.of());
  }

  /** Reports not to make. */
  public List<ReportReference> skippedReports() {
    return reports.map(selection -> references(selection.path("skip"))).orElse(List.of());
  }

  /** The same with other global arguments. */
  public Definition withGlobalArguments(ObjectNode arguments) {
    return new Definition(
        type, typeVersion, id, name, version, tags, arguments, methods, inputs, checks, reports, resources);
  }

  /** The same written for another version of the type. */
  public Definition withTypeVersion(String newTypeVersion) {
    return new Definition(type, Optional.of(newTypeVersion), id, name, version, tags, globalArguments, methods, inputs,
        checks, reports, resources);
  }

  /** The same with other arguments of one method. */
  public Definition withMethodArguments(String method, ObjectNode arguments) {
    ObjectNode changed = methods.deepCopy();
    changed.putObject(method).set("arguments", arguments);
    return new Definition(
        type, typeVersion, id, name, version, tags, globalArguments, changed, inputs, checks, reports, resources);
  }

  /** The definition as data, members in the order in which files have them; type and its version first. */
  public ObjectNode toJson() {
    ObjectNode json = JsonText.object().put("type", type.normalized());
    typeVersion.ifPresent(text -> json.put("typeVersion", text));
    json.put("id", id).put("name", name).put("version", version);
    ObjectNode tagObject = json.putObject("tags");
    tags.forEach(tagObject::put);
    json.set("globalArguments", globalArguments);
    json.set("methods", methods);
    inputs.ifPresent(value -> json.set("inputs", value));
    checks.ifPresent(value -> json.set("checks", value));
    reports.ifPresent(value -> json.set("reports", value));
    resources.ifPresent(value -> json.set("resources", value));
    return json;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(element -> texts.add(element.asText()));
    return List.copyOf(texts);
  }

  private static List<ReportReference> references(JsonNode list) {
    List<ReportReference> references = new ArrayList<>();
    list.forEach(element -> references.add(element.isTextual()
        ? new ReportReference(element.textValue(), List.of())
        : new ReportReference(element.path("name").asText(), texts(element.path("methods")))));
    return List.copyOf(references);
  }
}

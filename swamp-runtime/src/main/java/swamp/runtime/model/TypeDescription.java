package swamp.runtime.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import swamp.protocol.JsonText;

/**
 * Everything known of a model type without running its code: a typed view of what {@code describeType} of the driver
 * returns. Immutable; made once per version of the code.
 *
 * @param rawType the type as the extension spells it
 * @param version the type's calendar version
 * @param ephemeral whether runs of all its methods leave nothing in the repository
 * @param reusable whether it asks that its contexts serve several runs ({@code isolation: "reuse"})
 * @param upgrades the versions its upgrades lead to, ascending
 */
public record TypeDescription(
    String rawType,
    String version,
    boolean ephemeral,
    boolean reusable,
    Optional<ArgumentsDescription> globalArguments,
    Map<String, DataSpec.Resource> resources,
    Map<String, DataSpec.File> files,
    List<CheckDescription> checks,
    List<String> upgrades,
    List<String> reports,
    Map<String, MethodDescription> methods) {

  /** Reads the driver's description. */
  public static TypeDescription of(JsonNode json) {
    JsonNode globals = json.path("globalArguments");
    return new TypeDescription(
        json.path("type").asText(),
        json.path("version").asText(),
        json.path("ephemeral").asBoolean(),
        json.path("reusable").asBoolean(),
        globals.isObject() ? Optional.of(ArgumentsDescription.of(globals)) : Optional.empty(),
        byName(json.path("resources"), DataSpec.Resource::of),
        byName(json.path("files"), DataSpec.File::of),
        checks(json.path("checks")),
        ArgumentsDescription.texts(json.path("upgrades")),
        ArgumentsDescription.texts(json.path("reports")),
        byName(json.path("methods"), MethodDescription::of));
  }

  private static <T> Map<String, T> byName(JsonNode list, Function<JsonNode, T> read) {
    Map<String, T> map = new LinkedHashMap<>();
    list.forEach(element -> map.put(element.path("name").asText(), read.apply(element)));
    return java.util.Collections.unmodifiableMap(map);
  }

  private static List<CheckDescription> checks(JsonNode list) {
    List<CheckDescription> checks = new ArrayList<>();
    list.forEach(check -> checks.add(CheckDescription.of(check)));
    return List.copyOf(checks);
  }

  /** The spec with this name, whichever kind. */
  public Optional<DataSpec> spec(String name) {
    DataSpec resource = resources.get(name);
    return Optional.ofNullable(resource != null ? resource : files.get(name));
  }

  /** The methods as {@code model get} and {@code model create} list them (cli §5.3): name, description, arguments. */
  public ArrayNode methodsDocument() {
    ArrayNode list = JsonText.object().arrayNode();
    methods.values().forEach(method -> list.add(methodDocument(method)));
    return list;
  }

  /** One method as the contract's documents show it. */
  public static ObjectNode methodDocument(MethodDescription method) {
    return JsonText.object()
        .put("name", method.name())
        .put("description", method.description())
        .set("arguments", method.arguments().schema());
  }

  /** The specs as {@code model type describe} lists them, resources first (cli §5.3). */
  public ArrayNode specsDocument() {
    ArrayNode list = JsonText.object().arrayNode();
    resources.values().forEach(resource -> {
      ObjectNode spec = specDocument(resource);
      spec.set("schema", resource.schema());
      list.add(withRetention(spec, resource));
    });
    files.values().forEach(file -> list.add(withRetention(specDocument(file).put("contentType", file.contentType()), file)));
    return list;
  }

  /** The specs as reports list them (method-run §4.13): without lifetime and garbage collection. */
  public ArrayNode reportSpecsDocument() {
    ArrayNode list = JsonText.object().arrayNode();
    resources.values().forEach(resource -> {
      ObjectNode spec = specDocument(resource);
      spec.set("schema", resource.schema());
      list.add(spec);
    });
    files.values().forEach(file -> list.add(specDocument(file).put("contentType", file.contentType())));
    return list;
  }

  private static ObjectNode specDocument(DataSpec spec) {
    ObjectNode document = JsonText.object().put("specName", spec.name()).put("kind", spec.kind());
    spec.description().ifPresent(text -> document.put("description", text));
    return document;
  }

  private static ObjectNode withRetention(ObjectNode document, DataSpec spec) {
    document.put("lifetime", spec.lifetime());
    document.set("garbageCollection", spec.garbageCollection());
    return document;
  }
}

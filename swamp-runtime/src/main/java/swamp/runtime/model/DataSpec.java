package swamp.runtime.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a type declares about data it writes: a resource or a file (extension-api §3.2). */
public sealed interface DataSpec {
  String name();

  Optional<String> description();

  /** The lifetime as declared, such as {@code infinite} or {@code 7d}. */
  String lifetime();

  /** How much is kept, as declared: a number of versions or a duration. */
  JsonNode garbageCollection();

  Map<String, String> tags();

  /** {@code resource} or {@code file}. */
  String kind();

  /**
   * A JSON document.
   *
   * @param schema its JSON schema as the contract prints it
   * @param vaultName the vault for its sensitive fields, if the spec names one
   */
  record Resource(
      String name,
      Optional<String> description,
      JsonNode schema,
      String lifetime,
      JsonNode garbageCollection,
      Map<String, String> tags,
      Optional<String> vaultName,
      List<SensitiveField> sensitiveFields)
      implements DataSpec {
    static Resource of(JsonNode json) {
      List<SensitiveField> sensitive = new ArrayList<>();
      json.path("sensitiveFields").forEach(field -> sensitive.add(new SensitiveField(
          field.path("path").asText(), text(field, "vaultName"), text(field, "vaultKey"))));
      return new Resource(json.path("name").asText(), text(json, "description"), json.path("schema"),
          json.path("lifetime").asText(), json.path("garbageCollection"), textMap(json.path("tags")),
          text(json, "vaultName"), List.copyOf(sensitive));
    }

    @Override
    public String kind() {
      return "resource";
    }
  }

  /** Bytes of some content type. */
  record File(
      String name,
      Optional<String> description,
      String contentType,
      String lifetime,
      JsonNode garbageCollection,
      boolean streaming,
      Map<String, String> tags)
      implements DataSpec {
    static File of(JsonNode json) {
      return new File(json.path("name").asText(), text(json, "description"), json.path("contentType").asText(),
          json.path("lifetime").asText(), json.path("garbageCollection"), json.path("streaming").asBoolean(),
          textMap(json.path("tags")));
    }

    @Override
    public String kind() {
      return "file";
    }
  }

  /**
   * A field of a resource whose value belongs in a vault.
   *
   * @param path member names joined with dots
   */
  record SensitiveField(String path, Optional<String> vaultName, Optional<String> vaultKey) {}

  private static Optional<String> text(JsonNode json, String member) {
    return json.path(member).isTextual() ? Optional.of(json.path(member).asText()) : Optional.empty();
  }

  private static Map<String, String> textMap(JsonNode json) {
    Map<String, String> map = new LinkedHashMap<>();
    json.properties().forEach(member -> map.put(member.getKey(), member.getValue().asText()));
    return map;
  }
}

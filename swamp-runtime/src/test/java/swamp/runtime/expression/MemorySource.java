package swamp.runtime.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import swamp.protocol.JsonText;

/** Definitions and data in memory, and a note of everything that was asked. */
class MemorySource implements ExpressionSource {
  private final Map<String, ObjectNode> definitions = new LinkedHashMap<>();
  private final Map<String, TreeMap<Long, ObjectNode>> versions = new LinkedHashMap<>();
  private final Map<String, ObjectNode> files = new LinkedHashMap<>();
  private final Map<String, String> contents = new LinkedHashMap<>();
  private final Map<String, List<ObjectNode>> queries = new LinkedHashMap<>();
  final List<String> asked = new ArrayList<>();

  MemorySource withDefinition(String json) {
    ObjectNode definition = (ObjectNode) JsonText.parse(json);
    definitions.put(definition.get("name").textValue(), definition);
    definitions.put(definition.get("id").textValue(), definition);
    return this;
  }

  MemorySource withResource(String model, String spec, String name, long version, String attributesJson) {
    ObjectNode record = JsonText.object();
    record.put("id", "id-of-" + name).put("name", name).put("version", version).put("isLatest", true);
    record.set("attributes", JsonText.parse(attributesJson));
    record.set("tags", JsonText.object().put("type", "resource").put("specName", spec));
    record.put("modelName", model).put("specName", spec).put("dataType", "resource");
    record.set("content", record.get("attributes"));
    return withRecord(model, name, record);
  }

  MemorySource withRecord(String model, String name, ObjectNode record) {
    versions.computeIfAbsent(model + "/" + name, key -> new TreeMap<>()).put(record.get("version").longValue(), record);
    return this;
  }

  MemorySource withFile(String model, String spec, String name, String path, String content) {
    files.put(model + "/" + spec + "/" + name, JsonText.object().put("path", path).put("size", content.length()));
    contents.put(model + "/" + spec, content);
    return this;
  }

  MemorySource withQuery(String predicate, List<ObjectNode> records) {
    queries.put(predicate, records);
    return this;
  }

  private void note(String call) {
    asked.add(call);
  }

  @Override
  public Optional<ObjectNode> definition(String nameOrId) {
    note("definition " + nameOrId);
    return Optional.ofNullable(definitions.get(nameOrId));
  }

  @Override
  public Optional<ObjectNode> latest(String model, String dataName) {
    note("latest " + model + " " + dataName);
    return Optional.ofNullable(versions.get(model + "/" + dataName)).map(all -> all.lastEntry().getValue());
  }

  @Override
  public Optional<ObjectNode> version(String model, String dataName, long version) {
    note("version " + model + " " + dataName + " " + version);
    return Optional.ofNullable(versions.get(model + "/" + dataName)).map(all -> all.get(version));
  }

  @Override
  public List<Long> listVersions(String model, String dataName) {
    note("listVersions " + model + " " + dataName);
    return List.copyOf(versions.getOrDefault(model + "/" + dataName, new TreeMap<>()).keySet());
  }

  @Override
  public List<ObjectNode> findByTag(String key, String value) {
    note("findByTag " + key + " " + value);
    return versions.values().stream().map(all -> all.lastEntry().getValue())
        .filter(record -> value.equals(record.at("/tags/" + key).asText())).toList();
  }

  @Override
  public List<ObjectNode> findBySpec(String model, String spec) {
    note("findBySpec " + model + " " + spec);
    return versions.values().stream().map(all -> all.lastEntry().getValue())
        .filter(record -> model.equals(record.get("modelName").asText()) && spec.equals(record.get("specName").asText()))
        .toList();
  }

  @Override
  public List<? extends JsonNode> query(String predicate, Optional<String> select) {
    note("query " + predicate + select.map(text -> " select " + text).orElse(""));
    List<ObjectNode> records = queries.getOrDefault(predicate, List.of());
    return select.isEmpty() ? records : records.stream().map(record -> record.get(select.get())).toList();
  }

  @Override
  public Optional<String> fileContents(String model, String spec) {
    note("fileContents " + model + " " + spec);
    return Optional.ofNullable(contents.get(model + "/" + spec));
  }

  @Override
  public Map<String, List<String>> itemNames(String model, ItemKind kind) {
    note("itemNames " + model + " " + kind);
    Map<String, TreeSet<String>> names = new TreeMap<>();
    if (kind == ItemKind.RESOURCE) {
      versions.values().stream().map(all -> all.lastEntry().getValue())
          .filter(record -> model.equals(record.get("modelName").asText()))
          .forEach(record -> names.computeIfAbsent(record.get("specName").asText(), spec -> new TreeSet<>())
              .add(record.get("name").asText()));
    } else {
      files.keySet().stream().map(path -> path.split("/")).filter(path -> path[0].equals(model))
          .forEach(path -> names.computeIfAbsent(path[1], spec -> new TreeSet<>()).add(path[2]));
    }
    Map<String, List<String>> lists = new LinkedHashMap<>();
    names.forEach((spec, items) -> lists.put(spec, List.copyOf(items)));
    return lists;
  }

  @Override
  public Optional<ObjectNode> item(String model, ItemKind kind, String spec, String dataName) {
    note("item " + model + " " + kind + " " + spec + " " + dataName);
    return switch (kind) {
      case RESOURCE -> Optional.ofNullable(versions.get(model + "/" + dataName)).map(all -> all.lastEntry().getValue())
          .filter(record -> spec.equals(record.get("specName").asText()));
      case FILE -> Optional.ofNullable(files.get(model + "/" + spec + "/" + dataName));
    };
  }
}

package swamp.runtime.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.data.DataItem;
import swamp.runtime.data.DataMetadata;
import swamp.runtime.data.DataVersion;
import swamp.runtime.definition.Definition;
import swamp.runtime.definition.StoredDefinition;
import swamp.runtime.session.RepositorySession;
import swamp.runtime.time.IsoTime;
import swamp.runtime.type.ModelType;

/** {@code context.dataRepository}: reading data of any model (extension-api §3.8). A model's id may be its name. */
final class DataRepositoryCalls {
  private final RepositorySession repository;
  private final RunJournal journal;

  DataRepositoryCalls(RepositorySession repository, RunJournal journal) {
    this.repository = repository;
    this.journal = journal;
  }

  JsonNode call(String function, JsonNode arguments) {
    String type = arguments.path(0).asText();
    String model = arguments.path(1).asText();
    String name = arguments.path(2).asText();
    return switch (function) {
      case "findByName" -> find(type, model, name, arguments.path(3).asLong())
          .<JsonNode>map(DataRepositoryCalls::facts).orElse(NullNode.getInstance());
      case "findAllForModel" -> list(repository.data().items(ModelType.of(type).normalized(), modelId(model)));
      case "findAllForType" -> ofDefinitions(Optional.of(ModelType.of(type)));
      case "findAllGlobal" -> ofDefinitions(Optional.empty());
      case "listVersions" -> {
        ArrayNode numbers = JsonText.object().arrayNode();
        repository.data().versionNumbers(item(type, model, name)).descendingSet().forEach(numbers::add);
        yield numbers;
      }
      case "getPath" -> TextNode.valueOf(repository.layout().modelData(ModelType.of(type), modelId(model))
          .resolve(name).resolve(arguments.path(3).asText()).toString());
      case String unknown -> throw new SwampException(ErrorCode.METHOD_EXECUTION_FAILED,
          "context.dataRepository." + unknown + " is not supported by this runtime; see docs/compatibility.md");
    };
  }

  /** The version that the method asks for: 0 means the latest, deletion markers included. */
  Optional<DataVersion> find(String type, String model, String name, long version) {
    DataItem item = item(type, model, name);
    Optional<DataVersion> readable = journal.read(item, version);
    return readable.isPresent() || version != 0 ? readable : repository.data().latest(item);
  }

  private ArrayNode ofDefinitions(Optional<ModelType> type) {
    ArrayNode all = JsonText.object().arrayNode();
    for (StoredDefinition stored : repository.definitions().all(true).definitions()) {
      Definition definition = stored.definition();
      if (type.isEmpty() || definition.type().equals(type.get())) {
        all.addAll(list(repository.data().items(definition.type().normalized(), definition.id())));
      }
    }
    return all;
  }

  private static ArrayNode list(List<DataVersion> versions) {
    ArrayNode list = JsonText.object().arrayNode();
    versions.forEach(version -> list.add(facts(version)));
    return list;
  }

  private static ObjectNode facts(DataVersion version) {
    DataMetadata metadata = version.metadata();
    ObjectNode facts = JsonText.object()
        .put("id", metadata.id())
        .put("name", metadata.name())
        .put("version", metadata.version())
        .put("contentType", metadata.contentType())
        .put("lifetime", metadata.lifetime().text());
    facts.set("garbageCollection", metadata.garbageCollection().value());
    facts.put("streaming", metadata.streaming());
    ObjectNode tags = facts.putObject("tags");
    metadata.tags().forEach(tags::put);
    facts.putObject("ownerDefinition")
        .put("ownerType", metadata.owner().type().text())
        .put("ownerRef", metadata.owner().ref());
    return facts.put("createdAt", IsoTime.text(metadata.createdAt()))
        .put("size", metadata.size())
        .put("checksum", metadata.checksum())
        .put("type", metadata.tags().getOrDefault("type", ""))
        .put("modelType", version.item().type())
        .put("modelId", version.item().modelId())
        .put("isDeleted", metadata.isDeleted())
        .put("isRenamed", metadata.isRenamed());
  }

  private DataItem item(String type, String model, String name) {
    return new DataItem(ModelType.of(type).normalized(), modelId(model), name);
  }

  private String modelId(String nameOrId) {
    return repository.definitions().find(nameOrId).found().map(stored -> stored.definition().id()).orElse(nameOrId);
  }
}

package swamp.runtime.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import swamp.protocol.JsonText;
import swamp.runtime.data.DataMetadata;
import swamp.runtime.data.DataVersion;
import swamp.runtime.data.Owner;
import swamp.runtime.definition.Definition;
import swamp.runtime.session.DataRecords;
import swamp.runtime.session.RepositorySession;
import swamp.runtime.time.IsoTime;

/** Versions of data as documents (cli §5.4). */
final class DataDocuments {
  private DataDocuments() {}

  /** Adds which model it is about. */
  static ObjectNode ofModel(ObjectNode document, Definition definition) {
    return document
        .put("modelId", definition.id())
        .put("modelName", definition.name())
        .put("modelType", definition.type().normalized());
  }

  /** {@code data get}: the whole record, and the content when it is wanted. */
  static ObjectNode full(RepositorySession repository, Definition definition, DataVersion version, boolean withContent) {
    DataMetadata metadata = version.metadata();
    ObjectNode document = ofModel(JsonText.object().put("id", metadata.id()).put("name", metadata.name()), definition)
        .put("version", version.number())
        .put("contentType", metadata.contentType())
        .put("lifetime", metadata.lifetime().text());
    document.set("garbageCollection", metadata.garbageCollection().value());
    document.put("streaming", metadata.streaming());
    tags(document, metadata);
    document.set("ownerDefinition", owner(metadata.owner()));
    document
        .put("createdAt", IsoTime.text(metadata.createdAt()))
        .put("size", metadata.size())
        .put("checksum", metadata.checksum())
        .put("contentPath", repository.directory().relativize(version.rawFile()).toString());
    if (withContent) {
      document.set("content", new DataRecords(repository.data()).shown(version));
    }
    return document;
  }

  private static ObjectNode owner(Owner owner) {
    ObjectNode document = JsonText.object().put("ownerType", owner.type().text()).put("ownerRef", owner.ref());
    put(document, "workflowId", owner.workflowId());
    put(document, "workflowRunId", owner.workflowRunId());
    put(document, "workflowName", owner.workflowName());
    put(document, "jobName", owner.jobName());
    put(document, "stepName", owner.stepName());
    put(document, "source", owner.source());
    put(document, "definitionHash", owner.definitionHash());
    return document;
  }

  private static void put(ObjectNode document, String name, Optional<String> value) {
    value.ifPresent(text -> document.put(name, text));
  }

  /** An entry of {@code data list}. */
  static ObjectNode listed(DataVersion version) {
    DataMetadata metadata = version.metadata();
    return JsonText.object()
        .put("id", metadata.id())
        .put("name", metadata.name())
        .put("version", version.number())
        .put("contentType", metadata.contentType())
        .put("type", metadata.description().tag("type"))
        .put("streaming", metadata.streaming())
        .put("size", metadata.size())
        .put("createdAt", IsoTime.text(metadata.createdAt()));
  }

  /** A result of {@code data search}. */
  static ObjectNode found(DataVersion version, String modelName) {
    DataMetadata metadata = version.metadata();
    ObjectNode document = JsonText.object()
        .put("id", metadata.id())
        .put("name", metadata.name())
        .put("version", version.number())
        .put("contentType", metadata.contentType())
        .put("type", metadata.description().tag("type"))
        .put("lifetime", metadata.lifetime().text())
        .put("ownerType", metadata.owner().type().text())
        .put("ownerRef", metadata.owner().ref())
        .put("modelId", version.item().modelId())
        .put("modelName", modelName)
        .put("modelType", version.item().type())
        .put("streaming", metadata.streaming())
        .put("size", metadata.size())
        .put("createdAt", IsoTime.text(metadata.createdAt()));
    tags(document, metadata);
    return document;
  }

  private static void tags(ObjectNode document, DataMetadata metadata) {
    ObjectNode tags = document.putObject("tags");
    metadata.tags().forEach(tags::put);
  }
}

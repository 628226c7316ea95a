package swamp.runtime.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import swamp.protocol.JsonText;
import swamp.runtime.data.DataMetadata;
import swamp.runtime.data.DataRepository;
import swamp.runtime.data.DataVersion;
import swamp.runtime.data.Owner;
import swamp.runtime.time.IsoTime;

/** Versions of data as DataRecords: what expressions and extensions see of them (extension-api §3.6). */
public final class DataRecords {
  private final DataRepository data;

  public DataRecords(DataRepository data) {
    this.data = data;
  }

  /** The record of a version with its content: parsed JSON, or text for text types. */
  public ObjectNode record(DataVersion version, boolean latest, String modelName) {
    ObjectNode record = identity(version, latest);
    Optional<JsonNode> content = content(version);
    record.set("attributes", attributes(content));
    describe(record, version, modelName);
    content.ifPresent(value -> record.set("content", value));
    return placed(record, version);
  }

  /** The record without {@code attributes} and {@code content}: what can be said without reading the content. */
  public ObjectNode columns(DataVersion version, boolean latest, String modelName) {
    ObjectNode record = identity(version, latest);
    describe(record, version, modelName);
    return placed(record, version);
  }

  private static ObjectNode identity(DataVersion version, boolean latest) {
    DataMetadata metadata = version.metadata();
    return JsonText.object()
        .put("id", metadata.id())
        .put("name", metadata.name())
        .put("version", metadata.version())
        .put("isLatest", latest)
        .put("createdAt", IsoTime.text(metadata.createdAt()))
        .put("namespace", "");
  }

  private static void describe(ObjectNode record, DataVersion version, String modelName) {
    DataMetadata metadata = version.metadata();
    ObjectNode tags = record.putObject("tags");
    metadata.tags().forEach(tags::put);
    record.put("modelName", modelName)
        .put("modelId", version.item().modelId())
        .put("modelType", version.item().type())
        .put("specName", metadata.tags().getOrDefault("specName", ""))
        .put("dataType", metadata.tags().getOrDefault("type", ""))
        .put("contentType", metadata.contentType())
        .put("lifetime", metadata.lifetime().text())
        .put("ownerType", metadata.owner().type().text())
        .put("streaming", metadata.streaming())
        .put("size", metadata.size());
  }

  private static ObjectNode placed(ObjectNode record, DataVersion version) {
    Owner owner = version.metadata().owner();
    return record.put("ownerRef", owner.ref())
        .put("workflowRunId", owner.workflowRunId().orElse(""))
        .put("workflowName", owner.workflowName().orElse(""))
        .put("jobName", owner.jobName().orElse(""))
        .put("stepName", owner.stepName().orElse(""))
        .put("source", owner.source().orElse(""));
  }

  static JsonNode attributes(Optional<JsonNode> content) {
    return content.filter(JsonNode::isContainerNode).orElseGet(JsonText::object);
  }

  /** Parsed JSON, or the text of text types; empty for anything else. */
  public Optional<JsonNode> content(DataVersion version) {
    String contentType = version.metadata().contentType();
    if (contentType.equals("application/json")) {
      return Optional.of(JsonText.parse(text(version)));
    }
    return contentType.startsWith("text/") ? Optional.of(TextNode.valueOf(text(version))) : Optional.empty();
  }

  /** The content as commands show it: parsed JSON, else UTF-8 text. */
  public JsonNode shown(DataVersion version) {
    return content(version).orElseGet(() -> TextNode.valueOf(text(version)));
  }

  /** The content as UTF-8 text. */
  public String text(DataVersion version) {
    return new String(data.content(version), StandardCharsets.UTF_8);
  }
}

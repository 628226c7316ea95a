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
    DataMetadata metadata = version.metadata();
    Owner owner = metadata.owner();
    ObjectNode record = JsonText.object()
        .put("id", metadata.id())
        .put("name", metadata.name())
        .put("version", metadata.version())
        .put("isLatest", latest)
        .put("createdAt", IsoTime.text(metadata.createdAt()))
        .put("namespace", "");
    Optional<JsonNode> content = content(version);
    record.set("attributes", content.filter(JsonNode::isContainerNode).orElseGet(JsonText::object));
    ObjectNode tags = record.putObject("tags");
    metadata.tags().forEach(tags::put);
    record.put("modelName", modelName)
        .put("modelId", version.item().modelId())
        .put("modelType", version.item().type())
        .put("specName", metadata.tags().getOrDefault("specName", ""))
        .put("dataType", metadata.tags().getOrDefault("type", ""))
        .put("contentType", metadata.contentType())
        .put("lifetime", metadata.lifetime().text())
        .put("ownerType", owner.type().text())
        .put("streaming", metadata.streaming())
        .put("size", metadata.size());
    content.ifPresent(value -> record.set("content", value));
    return record.put("ownerRef", owner.ref())
        .put("workflowRunId", owner.workflowRunId().orElse(""))
        .put("workflowName", owner.workflowName().orElse(""))
        .put("jobName", owner.jobName().orElse(""))
        .put("stepName", owner.stepName().orElse(""))
        .put("source", owner.source().orElse(""));
  }

  private Optional<JsonNode> content(DataVersion version) {
    String contentType = version.metadata().contentType();
    if (contentType.equals("application/json")) {
      return Optional.of(JsonText.parse(text(version)));
    }
    return contentType.startsWith("text/") ? Optional.of(TextNode.valueOf(text(version))) : Optional.empty();
  }

  /** The content as UTF-8 text. */
  public String text(DataVersion version) {
    return new String(data.content(version), StandardCharsets.UTF_8);
  }
}

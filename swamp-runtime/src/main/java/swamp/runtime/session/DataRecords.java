package swamp.runtime.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import swamp.protocol.JsonText;
import swamp.runtime.catalog.CatalogRow;
import swamp.runtime.data.DataRepository;
import swamp.runtime.data.DataVersion;

/** Versions of data as DataRecords: what expressions and extensions see of them (extension-api §3.6). */
public final class DataRecords {
  private final DataRepository data;

  public DataRecords(DataRepository data) {
    this.data = data;
  }

  /** The record of a version with its content: parsed JSON, or text for text types. */
  public ObjectNode record(DataVersion version, boolean latest, String modelName) {
    return record(data.row(version, latest), modelName, content(version));
  }

  /** As the other one, of what the catalog lists; empty when its file is gone. */
  public Optional<ObjectNode> record(CatalogRow row) {
    return data.content(row).map(bytes -> record(row, row.modelName(), parsed(row.contentType(), bytes)));
  }

  private static ObjectNode record(CatalogRow row, String modelName, Optional<JsonNode> content) {
    ObjectNode record = identity(row);
    record.set("attributes", attributes(content));
    describe(record, row, modelName);
    content.ifPresent(value -> record.set("content", value));
    return placed(record, row);
  }

  /** The record without {@code attributes} and {@code content}: what can be said without reading the content. */
  public static ObjectNode columns(CatalogRow row) {
    ObjectNode record = identity(row);
    describe(record, row, row.modelName());
    return placed(record, row);
  }

  private static ObjectNode identity(CatalogRow row) {
    return JsonText.object()
        .put("id", row.id())
        .put("name", row.key().dataName())
        .put("version", row.version())
        .put("isLatest", row.latest())
        .put("createdAt", row.createdAt())
        .put("namespace", row.key().namespace());
  }

  private static void describe(ObjectNode record, CatalogRow row, String modelName) {
    record.set("tags", JsonText.parse(row.tags()));
    record.put("modelName", modelName)
        .put("modelId", row.key().modelId())
        .put("modelType", row.key().type())
        .put("specName", row.specName())
        .put("dataType", row.dataType())
        .put("contentType", row.contentType())
        .put("lifetime", row.lifetime())
        .put("ownerType", row.ownerType())
        .put("streaming", row.streaming())
        .put("size", row.size());
  }

  private static ObjectNode placed(ObjectNode record, CatalogRow row) {
    return record.put("ownerRef", row.ownerRef())
        .put("workflowRunId", row.workflowRunId())
        .put("workflowName", row.workflowName())
        .put("jobName", row.jobName())
        .put("stepName", row.stepName())
        .put("source", row.source());
  }

  static JsonNode attributes(Optional<JsonNode> content) {
    return content.filter(JsonNode::isContainerNode).orElseGet(JsonText::object);
  }

  /** Parsed JSON, or the text of text types; empty for anything else. */
  public Optional<JsonNode> content(DataVersion version) {
    String contentType = version.metadata().contentType();
    return isReadable(contentType) ? parsed(contentType, data.content(version)) : Optional.empty();
  }

  /** As the other one, of what the catalog lists; empty also when its file is gone. */
  Optional<JsonNode> content(CatalogRow row) {
    return isReadable(row.contentType())
        ? data.content(row).flatMap(bytes -> parsed(row.contentType(), bytes)) : Optional.empty();
  }

  private static boolean isReadable(String contentType) {
    return contentType.equals("application/json") || contentType.startsWith("text/");
  }

  private static Optional<JsonNode> parsed(String contentType, byte[] bytes) {
    if (!isReadable(contentType)) {
      return Optional.empty();
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return Optional.of(contentType.equals("application/json") ? JsonText.parse(text) : TextNode.valueOf(text));
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

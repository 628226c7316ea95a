package swamp.runtime.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import swamp.runtime.data.DataVersion;
import swamp.runtime.expression.DataRow;

/** A version of a data item as queries see it; its content is read when a query asks for it. For one thread at a time. */
public final class RepositoryRow implements DataRow {
  private final DataRecords records;
  private final DataVersion version;
  private final ObjectNode columns;

  public RepositoryRow(DataRecords records, DataVersion version, boolean latest, String modelName) {
    this.records = records;
    this.version = version;
    this.columns = records.columns(version, latest, modelName);
  }

  @Override
  public ObjectNode columns() {
    return columns;
  }

  @Override
  public JsonNode attributes() {
    return DataRecords.attributes(contentIfAny());
  }

  @Override
  public JsonNode content() {
    return contentIfAny().orElse(NullNode.getInstance());
  }

  /** The row as a whole DataRecord (extension-api §3.6). */
  public ObjectNode record() {
    return records.record(version, columns.path("isLatest").asBoolean(), columns.path("modelName").asText());
  }

  /** The row as {@code data query} prints it (cli §5.4): with the content last, if it is JSON or text. */
  public ObjectNode document() {
    ObjectNode document = columns.deepCopy();
    contentIfAny().ifPresent(content -> document.set("content", content));
    return document;
  }

  private Optional<JsonNode> contentIfAny() {
    return records.content(version);
  }
}

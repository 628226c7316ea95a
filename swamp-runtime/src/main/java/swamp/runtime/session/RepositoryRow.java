package swamp.runtime.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import swamp.runtime.catalog.CatalogRow;
import swamp.runtime.expression.DataRow;

/** A version of a data item as queries see it; its content is read when a query asks for it. For one thread at a time. */
public final class RepositoryRow implements DataRow {
  private final DataRecords records;
  private final CatalogRow row;
  private final ObjectNode columns;

  RepositoryRow(DataRecords records, CatalogRow row) {
    this.records = records;
    this.row = row;
    this.columns = DataRecords.columns(row);
  }

  @Override
  public ObjectNode columns() {
    return columns;
  }

  @Override
  public JsonNode attributes() {
    return DataRecords.attributes(records.content(row));
  }

  @Override
  public JsonNode content() {
    return records.content(row).orElse(NullNode.getInstance());
  }

  /** The row as a whole DataRecord (extension-api §3.6); empty when its file is gone. */
  public Optional<ObjectNode> record() {
    return records.record(row);
  }

  /** The row as {@code data query} prints it (cli §5.4): with the content last, if it is JSON or text. */
  public ObjectNode document() {
    ObjectNode document = columns.deepCopy();
    records.content(row).ifPresent(content -> document.set("content", content));
    return document;
  }
}

package swamp.runtime.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One version of a data item as a query sees it. What is in its file is read only when a query names it. */
public interface DataRow {
  /** A DataRecord (extension-api §3.6) without {@code attributes} and {@code content}. */
  ObjectNode columns();

  /** The parsed content of JSON data, else an empty object. */
  JsonNode attributes();

  /** The parsed content of JSON data, the text of {@code text/*}. */
  JsonNode content();
}

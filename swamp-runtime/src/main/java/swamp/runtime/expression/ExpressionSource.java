package swamp.runtime.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What expressions can ask a repository for (expressions §6.4, §6.5). Each method is called only when an expression that is
 * being evaluated needs it, at most once per evaluation of a definition with the same arguments, on the evaluating thread.
 *
 * <p>{@code model} is what the expression says: a definition's name or id, perhaps with a prefix {@code ns:} or {@code *:}.
 * Records are DataRecords (extension-api §3.6). A record without {@code content} has its {@code attributes} as content; one
 * whose {@code content} equals its {@code attributes} travels as if it had none. Vault references inside
 * attributes are resolved by the source.
 *
 * <p>A {@link swamp.protocol.SwampException} fails the expression, except one that says
 * {@link swamp.protocol.ErrorCode#CANCELLED}; that and every other exception fail the evaluation.
 */
public interface ExpressionSource {
  /** Which of a model's items are meant. */
  enum ItemKind {
    RESOURCE,
    FILE
  }

  /** A definition as written, with {@code id, name, version, tags, globalArguments ...}; empty when there is none. */
  Optional<ObjectNode> definition(String nameOrId);

  /** The latest version of an item; empty when it is missing or deleted. */
  Optional<ObjectNode> latest(String model, String dataName);

  /** One version of an item; empty when it is missing. */
  Optional<ObjectNode> version(String model, String dataName, long version);

  /** The numbers of an item's versions, ascending. */
  List<Long> listVersions(String model, String dataName);

  /** The latest records of all items with this tag. */
  List<ObjectNode> findByTag(String key, String value);

  /** The latest records of a model's items of this spec. */
  List<ObjectNode> findBySpec(String model, String spec);

  /** Records that a predicate holds for, or the values selected from them; see {@link DataQuery}. */
  List<? extends JsonNode> query(String predicate, Optional<String> select);

  /** The text of the latest file item of this spec; empty when there is none. */
  Optional<String> fileContents(String model, String spec);

  /** The names of a model's items by spec; asked only when an expression does not name spec and item literally. */
  Map<String, List<String>> itemNames(String model, ItemKind kind);

  /**
   * The latest version of one item: a DataRecord for a resource, {@code id, version, createdAt, path, size, contentType} for a
   * file; empty when the model has no such item of this spec.
   */
  Optional<ObjectNode> item(String model, ItemKind kind, String spec, String dataName);
}

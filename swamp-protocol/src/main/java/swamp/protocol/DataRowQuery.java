package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp data query}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param predicate an expression over one row; empty for all rows
 * @param select an expression whose values are wanted
 * @param limit how many at most; 0 for all
 */
public record DataRowQuery(
    Optional<String> repositoryDirectory,
    String predicate,
    Optional<String> select,
    int limit) implements DataRequest {
  static final String COMMAND = "data query";

  static DataRowQuery fromJson(Members members) {
    return new DataRowQuery(
        members.optionalText("repositoryDirectory"),
        members.text("predicate"),
        members.optionalText("select"),
        members.integer("limit"));
  }

  @Override
  public String command() {
    return COMMAND;
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter()
        .text("command", COMMAND)
        .text("repositoryDirectory", repositoryDirectory)
        .text("predicate", predicate)
        .text("select", select)
        .number("limit", limit)
        .object();
  }
}

package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code swamp data search}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param query empty for all
 * @param filters further conditions by the names they have in the answer
 * @param limit how many at most; 0 for all
 */
public record DataSearch(
    Optional<String> repositoryDirectory,
    String query,
    Map<String, String> filters,
    int limit) implements DataRequest, Watchable {
  static final String COMMAND = "data search";

  public DataSearch {
    filters = Collections.unmodifiableMap(new LinkedHashMap<>(filters));
  }

  static DataSearch fromJson(Members members) {
    return new DataSearch(
        members.optionalText("repositoryDirectory"),
        members.text("query"),
        members.textMap("filters"),
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
        .text("query", query)
        .textMap("filters", filters)
        .number("limit", limit)
        .object();
  }
}

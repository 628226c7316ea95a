package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp model search [query]}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param query empty for all
 * @param all also automatically created definitions
 */
public record ModelSearch(Optional<String> repositoryDirectory, String query, boolean all) implements Watchable {
  static final String COMMAND = "model search";

  static ModelSearch fromJson(Members members) {
    return new ModelSearch(members.optionalText("repositoryDirectory"), members.text("query"), members.flag("all"));
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
        .flag("all", all)
        .object();
  }
}

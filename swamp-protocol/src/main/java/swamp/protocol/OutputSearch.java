package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp model output search} and {@code model method history search}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param query empty for all
 */
public record OutputSearch(Optional<String> repositoryDirectory, String query) implements OutputRequest, Watchable {
  static final String COMMAND = "model output search";

  static OutputSearch fromJson(Members members) {
    return new OutputSearch(members.optionalText("repositoryDirectory"), members.text("query"));
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
        .object();
  }
}

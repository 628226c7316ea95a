package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp vault search}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param query empty for all
 */
public record VaultSearch(Optional<String> repositoryDirectory, String query) implements VaultRequest {
  static final String COMMAND = "vault search";

  static VaultSearch fromJson(Members members) {
    return new VaultSearch(members.optionalText("repositoryDirectory"), members.text("query"));
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

package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp summarise}: what a repository holds and what happened in it lately.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param since how far to look back, such as {@code 7d}; the server's default when absent
 */
public record Summary(Optional<String> repositoryDirectory, Optional<String> since) implements Request {
  static final String COMMAND = "summarise";

  static Summary fromJson(Members members) {
    return new Summary(members.optionalText("repositoryDirectory"), members.optionalText("since"));
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
        .text("since", since)
        .object();
  }
}

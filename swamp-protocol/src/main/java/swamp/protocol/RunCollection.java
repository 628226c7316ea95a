package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp run gc}: forgets ended runs and closes stale ones.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param olderThan how long ended runs are kept, such as {@code 30d}; the server's default when absent
 * @param dryRun only count
 */
public record RunCollection(
    Optional<String> repositoryDirectory,
    Optional<String> olderThan,
    boolean dryRun) implements TrackedRunRequest {
  static final String COMMAND = "run gc";

  static RunCollection fromJson(Members members) {
    return new RunCollection(
        members.optionalText("repositoryDirectory"),
        members.optionalText("olderThan"),
        members.flag("dryRun"));
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
        .text("olderThan", olderThan)
        .flag("dryRun", dryRun)
        .object();
  }
}

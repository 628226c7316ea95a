package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp data prune}: removes data whose model is gone.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param dryRun only count
 * @param confirmed whether the caller has agreed
 */
public record DataPruning(
    Optional<String> repositoryDirectory,
    boolean dryRun,
    boolean confirmed) implements DataRequest {
  static final String COMMAND = "data prune";

  static DataPruning fromJson(Members members) {
    return new DataPruning(
        members.optionalText("repositoryDirectory"),
        members.flag("dryRun"),
        members.flag("confirmed"));
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
        .flag("dryRun", dryRun)
        .flag("confirmed", confirmed)
        .object();
  }
}

package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp data delete}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param version 0 when not given
 * @param all all versions
 * @param dryRun only count
 * @param confirmed whether the caller has agreed
 */
public record DataDeletion(
    Optional<String> repositoryDirectory,
    String model,
    String name,
    int version,
    boolean all,
    boolean dryRun,
    boolean confirmed) implements DataRequest {
  static final String COMMAND = "data delete";

  static DataDeletion fromJson(Members members) {
    return new DataDeletion(
        members.optionalText("repositoryDirectory"),
        members.text("model"),
        members.text("name"),
        members.integer("version"),
        members.flag("all"),
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
        .text("model", model)
        .text("name", name)
        .number("version", version)
        .flag("all", all)
        .flag("dryRun", dryRun)
        .flag("confirmed", confirmed)
        .object();
  }
}

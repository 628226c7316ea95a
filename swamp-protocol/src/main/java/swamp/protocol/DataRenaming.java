package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** {@code swamp data rename}. */
public record DataRenaming(
    Optional<String> repositoryDirectory,
    String model,
    String oldName,
    String newName) implements DataRequest {
  static final String COMMAND = "data rename";

  static DataRenaming fromJson(Members members) {
    return new DataRenaming(
        members.optionalText("repositoryDirectory"),
        members.text("model"),
        members.text("oldName"),
        members.text("newName"));
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
        .text("oldName", oldName)
        .text("newName", newName)
        .object();
  }
}

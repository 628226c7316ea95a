package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp data list}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param type only items with this tag {@code type}
 */
public record DataList(
    Optional<String> repositoryDirectory,
    String model,
    Optional<String> type) implements DataRequest, Watchable {
  static final String COMMAND = "data list";

  static DataList fromJson(Members members) {
    return new DataList(
        members.optionalText("repositoryDirectory"),
        members.text("model"),
        members.optionalText("type"));
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
        .text("type", type)
        .object();
  }
}

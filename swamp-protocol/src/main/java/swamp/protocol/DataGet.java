package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp data get}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param version 0 for the latest
 * @param content whether the content is wanted
 */
public record DataGet(
    Optional<String> repositoryDirectory,
    String model,
    String name,
    int version,
    boolean content) implements DataRequest {
  static final String COMMAND = "data get";

  static DataGet fromJson(Members members) {
    return new DataGet(
        members.optionalText("repositoryDirectory"),
        members.text("model"),
        members.text("name"),
        members.integer("version"),
        members.flag("content"));
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
        .flag("content", content)
        .object();
  }
}

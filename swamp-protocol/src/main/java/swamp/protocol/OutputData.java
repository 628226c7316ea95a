package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp model output data}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param output as {@link OutputGet#output}
 * @param name which data item; the first otherwise
 * @param version 0 for the one the run made
 * @param field a path into JSON content, such as {@code a.b}
 */
public record OutputData(
    Optional<String> repositoryDirectory,
    String output,
    Optional<String> name,
    int version,
    Optional<String> field) implements OutputRequest {
  static final String COMMAND = "model output data";

  static OutputData fromJson(Members members) {
    return new OutputData(
        members.optionalText("repositoryDirectory"),
        members.text("output"),
        members.optionalText("name"),
        members.integer("version"),
        members.optionalText("field"));
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
        .text("output", output)
        .text("name", name)
        .number("version", version)
        .text("field", field)
        .object();
  }
}

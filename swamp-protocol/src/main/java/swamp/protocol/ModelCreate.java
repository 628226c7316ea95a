package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code swamp model create <type> <name>}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param modelType as typed
 * @param name of the new definition
 * @param globalArguments {@code --global-arg} entries as typed
 */
public record ModelCreate(
    Optional<String> repositoryDirectory,
    String modelType,
    String name,
    List<String> globalArguments)
    implements Request {
  static final String COMMAND = "model create";

  public ModelCreate {
    globalArguments = List.copyOf(globalArguments);
  }

  static ModelCreate fromJson(Members members) {
    return new ModelCreate(
        members.optionalText("repositoryDirectory"),
        members.text("modelType"),
        members.text("name"),
        members.texts("globalArguments"));
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
        .text("modelType", modelType)
        .text("name", name)
        .texts("globalArguments", globalArguments)
        .object();
  }

  /** Leaves the values out: they may be secrets. */
  @Override
  public String toString() {
    return "ModelCreate[" + modelType + " " + name + ", " + globalArguments.size() + " global arguments]";
  }
}

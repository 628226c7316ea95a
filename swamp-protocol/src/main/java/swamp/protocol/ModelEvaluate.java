package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code swamp model evaluate}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param model all models otherwise
 * @param inputs {@code --input}, as typed
 * @param arguments {@code --arg}, as typed
 */
public record ModelEvaluate(
    Optional<String> repositoryDirectory,
    Optional<String> model,
    List<String> inputs,
    List<String> arguments,
    Optional<String> inputFile) implements DefinitionRequest {
  static final String COMMAND = "model evaluate";

  public ModelEvaluate {
    inputs = List.copyOf(inputs);
    arguments = List.copyOf(arguments);
  }

  static ModelEvaluate fromJson(Members members) {
    return new ModelEvaluate(
        members.optionalText("repositoryDirectory"),
        members.optionalText("model"),
        members.texts("inputs"),
        members.texts("arguments"),
        members.optionalText("inputFile"));
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
        .texts("inputs", inputs)
        .texts("arguments", arguments)
        .text("inputFile", inputFile)
        .object();
  }
}

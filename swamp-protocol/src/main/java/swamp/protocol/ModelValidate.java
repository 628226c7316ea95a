package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code swamp model validate}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param model all models otherwise
 * @param labels run only checks with one of these labels; empty for all
 * @param method run only checks that apply to this method
 */
public record ModelValidate(
    Optional<String> repositoryDirectory,
    Optional<String> model,
    List<String> labels,
    Optional<String> method) implements DefinitionRequest {
  static final String COMMAND = "model validate";

  public ModelValidate {
    labels = List.copyOf(labels);
  }

  static ModelValidate fromJson(Members members) {
    return new ModelValidate(
        members.optionalText("repositoryDirectory"),
        members.optionalText("model"),
        members.texts("labels"),
        members.optionalText("method"));
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
        .texts("labels", labels)
        .text("method", method)
        .object();
  }
}

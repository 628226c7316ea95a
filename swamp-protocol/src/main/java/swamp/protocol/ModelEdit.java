package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp model edit}: without content the definition's text is asked for, with content it is replaced.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param model name or id
 * @param content the whole new text of the definition's file
 * @param editor the program that the content was edited with, for the answer
 */
public record ModelEdit(
    Optional<String> repositoryDirectory,
    String model,
    Optional<String> content,
    Optional<String> editor) implements DefinitionRequest {
  static final String COMMAND = "model edit";

  static ModelEdit fromJson(Members members) {
    return new ModelEdit(
        members.optionalText("repositoryDirectory"),
        members.text("model"),
        members.optionalText("content"),
        members.optionalText("editor"));
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
        .text("content", content)
        .text("editor", editor)
        .object();
  }
}

package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp data get --workflow}: an item by the workflow that wrote it.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param model any when absent
 * @param workflow name or id; any when absent
 * @param run id of a workflow run; the newest one that wrote the item when absent
 * @param version 0 for the latest of that run
 * @param content whether the content is wanted
 */
public record WorkflowDataGet(
    Optional<String> repositoryDirectory,
    Optional<String> model,
    String name,
    Optional<String> workflow,
    Optional<String> run,
    int version,
    boolean content) implements DataRequest {
  static final String COMMAND = "data get --workflow";

  static WorkflowDataGet fromJson(Members members) {
    return new WorkflowDataGet(
        members.optionalText("repositoryDirectory"),
        members.optionalText("model"),
        members.text("name"),
        members.optionalText("workflow"),
        members.optionalText("run"),
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
        .text("workflow", workflow)
        .text("run", run)
        .number("version", version)
        .flag("content", content)
        .object();
  }
}

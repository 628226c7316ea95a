package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp data list --workflow}: the items that a workflow wrote.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param model any when absent
 * @param type only items with this tag {@code type}
 * @param workflow name or id; any when absent
 * @param run id of a workflow run; any when absent
 */
public record WorkflowDataList(
    Optional<String> repositoryDirectory,
    Optional<String> model,
    Optional<String> type,
    Optional<String> workflow,
    Optional<String> run) implements DataRequest {
  static final String COMMAND = "data list --workflow";

  static WorkflowDataList fromJson(Members members) {
    return new WorkflowDataList(
        members.optionalText("repositoryDirectory"),
        members.optionalText("model"),
        members.optionalText("type"),
        members.optionalText("workflow"),
        members.optionalText("run"));
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
        .text("workflow", workflow)
        .text("run", run)
        .object();
  }
}

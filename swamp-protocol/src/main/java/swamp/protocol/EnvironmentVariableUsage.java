package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The definition reads environment variables (method-run §4.12). Names only, never values. */
public record EnvironmentVariableUsage(String modelName, List<Usage> usages, String message) implements Event {
  static final String KIND = "env_var_warning";

  public EnvironmentVariableUsage {
    usages = List.copyOf(usages);
  }

  static EnvironmentVariableUsage fromJson(Members members) {
    return new EnvironmentVariableUsage(
        members.text("modelName"), members.objects("envVars", Usage::fromJson), members.text("message"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter()
        .text("kind", KIND)
        .text("modelName", modelName)
        .objects("envVars", usages.stream().map(Usage::toJson).toList())
        .text("message", message)
        .object();
  }

  /**
   * One place that reads one variable.
   *
   * @param path where in the definition, such as {@code globalArguments.env}
   * @param envVar name of the variable
   */
  public record Usage(String path, String envVar) {
    static Usage fromJson(Members members) {
      return new Usage(members.text("path"), members.text("envVar"));
    }

    ObjectNode toJson() {
      return new MemberWriter().text("path", path).text("envVar", envVar).object();
    }
  }
}

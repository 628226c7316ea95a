package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code swamp model method run}: one run of a method, or one for each item of a batch (method-run §4.2).
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param target the method and what it belongs to
 * @param inputs {@code --input} entries as typed
 * @param arguments {@code --arg} entries as typed
 * @param inputFile {@code --input-file}, relative to the caller's working directory
 * @param standardInput the whole text of standard input when {@code --stdin} was given
 * @param tags {@code --tag} entries as typed
 * @param lastEvaluated {@code --last-evaluated}
 * @param checks the checks to leave out
 * @param reports the reports to make
 * @param timeout {@code --timeout} as typed
 * @param noRecord {@code --no-record}: leave nothing in the repository
 * @param traceparent W3C trace context
 * @param tracestate W3C trace context
 */
public record MethodRun(
    Optional<String> repositoryDirectory,
    MethodTarget target,
    List<String> inputs,
    List<String> arguments,
    Optional<String> inputFile,
    Optional<String> standardInput,
    List<String> tags,
    boolean lastEvaluated,
    RunChecks checks,
    RunReports reports,
    Optional<String> timeout,
    boolean noRecord,
    Optional<String> traceparent,
    Optional<String> tracestate)
    implements Request {
  static final String COMMAND = "model method run";

  public MethodRun {
    inputs = List.copyOf(inputs);
    arguments = List.copyOf(arguments);
    tags = List.copyOf(tags);
  }

  static MethodRun fromJson(Members members) {
    return new MethodRun(
        members.optionalText("repositoryDirectory"),
        MethodTarget.fromJson(members.members("target")),
        members.texts("inputs"),
        members.texts("arguments"),
        members.optionalText("inputFile"),
        members.optionalText("standardInput"),
        members.texts("tags"),
        members.flag("lastEvaluated"),
        RunChecks.fromJson(members.members("checks")),
        RunReports.fromJson(members.members("reports")),
        members.optionalText("timeout"),
        members.flag("noRecord"),
        members.optionalText("traceparent"),
        members.optionalText("tracestate"));
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
        .value("target", target.toJson())
        .texts("inputs", inputs)
        .texts("arguments", arguments)
        .text("inputFile", inputFile)
        .text("standardInput", standardInput)
        .texts("tags", tags)
        .flag("lastEvaluated", lastEvaluated)
        .value("checks", checks.toJson())
        .value("reports", reports.toJson())
        .text("timeout", timeout)
        .flag("noRecord", noRecord)
        .text("traceparent", traceparent)
        .text("tracestate", tracestate)
        .object();
  }

  /** Leaves the inputs out: they may be secrets. */
  @Override
  public String toString() {
    return "MethodRun[" + target + ", " + (inputs.size() + arguments.size()) + " inputs]";
  }
}

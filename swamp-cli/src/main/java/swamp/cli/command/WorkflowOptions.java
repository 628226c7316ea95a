package swamp.cli.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Choosing data by the workflow that wrote it. */
public final class WorkflowOptions {
  @Option(names = "--workflow", paramLabel = "<workflow>", description = "Only what this workflow wrote, by name or id.")
  private String workflow = "";

  @Option(names = "--run", paramLabel = "<id>", description = "Only what this run of a workflow wrote.")
  private String run = "";

  boolean given() {
    return !workflow.isEmpty() || !run.isEmpty();
  }

  Optional<String> workflow() {
    return Given.text(workflow);
  }

  Optional<String> run() {
    return Given.text(run);
  }
}

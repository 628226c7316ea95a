package swamp.cli.command;

import java.util.List;
import picocli.CommandLine.Option;
import swamp.protocol.RunChecks;
import swamp.protocol.RunReports;

/** Which checks and reports a run makes (method-run §4.7, §4.13). */
public final class RunSelectionOptions {
  @Option(names = "--skip-checks", description = "Leave all pre-flight checks out.")
  private boolean skipChecks;

  @Option(names = "--skip-check", paramLabel = "<name>", description = "Leave this check out.")
  private List<String> skippedChecks = List.of();

  @Option(names = "--skip-check-label", paramLabel = "<label>", description = "Leave checks with this label out.")
  private List<String> skippedCheckLabels = List.of();

  @Option(names = "--skip-reports", description = "Make no reports.")
  private boolean skipReports;

  @Option(names = "--skip-report", paramLabel = "<name>", description = "Leave this report out.")
  private List<String> skippedReports = List.of();

  @Option(names = "--skip-report-label", paramLabel = "<label>", description = "Leave reports with this label out.")
  private List<String> skippedReportLabels = List.of();

  @Option(names = "--report", paramLabel = "<name>", description = "Make only this report.")
  private List<String> onlyReports = List.of();

  @Option(names = "--report-label", paramLabel = "<label>", description = "Make only reports with this label.")
  private List<String> onlyReportLabels = List.of();

  RunChecks checks() {
    return new RunChecks(skipChecks, skippedChecks, skippedCheckLabels);
  }

  RunReports reports() {
    return new RunReports(skipReports, skippedReports, skippedReportLabels, onlyReports, onlyReportLabels);
  }
}

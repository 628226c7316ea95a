package swamp.runtime.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.report.RegisteredReport;
import swamp.runtime.report.Report;
import swamp.runtime.script.ContextServices;
import swamp.runtime.script.Isolation;
import swamp.runtime.script.LoadedType;
import swamp.runtime.script.RunEnd;
import swamp.runtime.script.RunScope;
import swamp.runtime.script.ScriptException;
import swamp.runtime.session.RepositorySession;

/** Makes the reports of extensions on one finished run: each in a context of its own, so that none sees another's state. */
final class ExtensionReports {
  private final RepositorySession repository;
  private final RunOptions options;
  private final RunLogger logger;
  private final RunControl control;
  private final ContextServices services;

  /** @param services what the reports may ask of the repository */
  ExtensionReports(
      RepositorySession repository, RunOptions options, RunLogger logger, RunControl control, ContextServices services) {
    this.repository = repository;
    this.options = options;
    this.logger = logger;
    this.control = control;
    this.services = services;
  }

  /** The report; what it throws, or a timeout of the run, becomes its error. */
  Report make(RegisteredReport report, String factsJson) {
    if (control.isCancelled()) {
      return Report.failed(report.name(), report.scope(), control.cancelled(null).text());
    }
    try (RunScope scope = new RunScope(options.environment(), options.workingDirectory(), options.jsonOutput(),
        (toStandardError, text) -> logger.console(toStandardError, text), services, control.cancellation())) {
      LoadedType loaded = repository.services().contexts().take(report.scripts(), Isolation.FRESH, scope);
      try {
        control.govern(loaded);
        return made(report, loaded.report(factsJson));
      } catch (ScriptException e) {
        return Report.failed(report.name(), report.scope(), logger.redactor().redact(e.text()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw control.cancelled(e);
      } finally {
        repository.services().contexts().giveBack(loaded, RunEnd.SUCCEEDED);
      }
    } catch (SwampException e) {
      return Report.failed(report.name(), report.scope(), e.text());
    }
  }

  // What a report reads may hold secrets that were resolved for this run.
  private Report made(RegisteredReport report, JsonNode made) {
    Optional<String> markdown = made.hasNonNull("markdown")
        ? Optional.of(logger.redactor().redact(made.get("markdown").asText()))
        : Optional.empty();
    Optional<JsonNode> json = made.hasNonNull("json")
        ? Optional.of(JsonText.parse(logger.redactor().redact(JsonText.compact(made.get("json")))))
        : Optional.empty();
    return new Report(report.name(), report.scope(), markdown, json, Optional.empty());
  }
}

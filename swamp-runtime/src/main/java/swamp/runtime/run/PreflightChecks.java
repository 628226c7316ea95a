package swamp.runtime.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import swamp.protocol.ErrorCode;
import swamp.protocol.RunChecks;
import swamp.protocol.SwampException;
import swamp.runtime.model.CheckDescription;
import swamp.runtime.script.LoadedType;

/** The checks before a method that changes something (method-run §4.7). */
final class PreflightChecks {
  private final RunSubject subject;
  private final RunChecks skipped;
  private final RunLogger logger;

  PreflightChecks(RunSubject subject, RunChecks skipped, RunLogger logger) {
    this.subject = subject;
    this.skipped = skipped;
    this.logger = logger;
  }

  /**
   * Runs every selected check, then fails if one of them did.
   *
   * @throws SwampException with {@link ErrorCode#METHOD_EXECUTION_FAILED} listing all failures
   */
  void run(LoadedType loaded) throws InterruptedException {
    List<CheckDescription> selected = selected();
    if (selected.isEmpty()) {
      return;
    }
    logger.info("Running " + selected.size() + " pre-flight check(s)");
    Map<String, JsonNode> failures = new LinkedHashMap<>();
    for (CheckDescription check : selected) {
      JsonNode result = loaded.check(check.name());
      if (!result.path("pass").asBoolean()) {
        failures.put(check.name(), result.path("errors"));
      }
    }
    if (!failures.isEmpty()) {
      throw new SwampException(
          ErrorCode.METHOD_EXECUTION_FAILED, logger.redactor().redact(failureText(failures)));
    }
  }

  private List<CheckDescription> selected() {
    if (!subject.method().changesSomething()) {
      return List.of();
    }
    return subject.type().description().checks().stream()
        .filter(check -> check.appliesTo(subject.method().name()))
        .filter(check -> !subject.definition().skippedChecks().contains(check.name()))
        .filter(check -> subject.definition().requiredChecks().contains(check.name()) || !isSkippedByCaller(check))
        .toList();
  }

  private boolean isSkippedByCaller(CheckDescription check) {
    return skipped.skipAll()
        || skipped.skipNames().contains(check.name())
        || check.labels().stream().anyMatch(skipped.skipLabels()::contains);
  }

  private String failureText(Map<String, JsonNode> failures) {
    return failures.entrySet().stream()
        .map(failure -> "  " + failure.getKey() + ":\n" + StreamSupport.stream(failure.getValue().spliterator(), false)
            .map(error -> "    - " + error.asText())
            .collect(Collectors.joining("\n")))
        .collect(Collectors.joining("\n", "Pre-flight checks failed for \"" + subject.definition().name() + "\" → "
            + subject.method().name() + ":\n", ""));
  }
}

package swamp.runtime.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import swamp.protocol.Completed;
import swamp.protocol.ErrorCode;
import swamp.protocol.Executing;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.AnswerSink;
import swamp.runtime.data.DataVersion;
import swamp.runtime.expression.ExactNumbers;
import swamp.runtime.model.MethodKind;
import swamp.runtime.output.ArtifactReference;
import swamp.runtime.output.OutputRecord;
import swamp.runtime.output.RunError;
import swamp.runtime.position.SourcePosition;
import swamp.runtime.position.StackTranslation;
import swamp.runtime.position.TranslatedStack;
import swamp.runtime.report.Report;
import swamp.runtime.report.ReportSubject;
import swamp.runtime.script.ContextPool;
import swamp.runtime.script.LoadedType;
import swamp.runtime.script.RunEnd;
import swamp.runtime.script.RunScope;
import swamp.runtime.script.ScriptException;
import swamp.runtime.session.RepositorySession;
import swamp.runtime.time.IsoTime;
import swamp.runtime.trace.RunPhases;
import swamp.runtime.trace.RunTrace;
import swamp.runtime.vault.SensitiveOutputs;

/**
 * The part of a run in which the extension's code acts (method-run §4.4 steps 14 to 20): from a resolved subject to its
 * result document. One instance carries one run, on one thread.
 */
final class MethodExecution {
  private final RepositorySession repository;
  private RunSubject subject;
  private final RunDocuments documents;
  private final RunOptions options;
  private final RunJournal journal;
  private final RunLogger logger;
  private final RunControl control;
  private final AnswerSink answers;
  private final List<String> callChain;
  private final ModelCalls.Counter calls;
  private final ArtifactList artifacts = new ArtifactList();

  MethodExecution(
      RepositorySession repository,
      RunSubject subject,
      RunDocuments documents,
      RunOptions options,
      RunJournal journal,
      RunLogger logger,
      RunControl control,
      AnswerSink answers) {
    this(repository, subject, documents, options, journal, logger, control, answers,
        List.of(subject.typeName() + "::" + subject.method().name()), new ModelCalls.Counter());
  }

  /**
   * A run that another run calls.
   *
   * @param callChain {@code type::method} from the first run to this one
   * @param calls counts the calls of the whole run
   */
  MethodExecution(
      RepositorySession repository,
      RunSubject subject,
      RunDocuments documents,
      RunOptions options,
      RunJournal journal,
      RunLogger logger,
      RunControl control,
      AnswerSink answers,
      List<String> callChain,
      ModelCalls.Counter calls) {
    this.repository = repository;
    this.subject = subject;
    this.documents = documents;
    this.options = options;
    this.journal = journal;
    this.logger = logger;
    this.control = control;
    this.answers = answers;
    this.callChain = List.copyOf(callChain);
    this.calls = calls;
  }

  /**
   * Runs the method, records how it went, makes the reports and answers with the result document.
   *
   * @return whether the run and its reports succeeded
   * @throws SwampException when the run failed or was cancelled; its record says so by then
   */
  boolean run(OutputRecord started) {
    journal.started(started);
    answers.event(new Executing(subject.method().name(), IsoTime.text(started.startedAt())));
    List<ProducedArtifact> produced;
    try {
      produced = runWithin();
    } catch (SwampException e) {
      try {
        fail(started, e);
      } catch (SwampException unrecorded) {
        // Why the run failed is what the caller must hear, also when the disk is too full to say it there.
        e.addSuppressed(unrecorded);
      }
      throw e;
    }
    Instant end = repository.services().timing().now();
    OutputRecord record = started.succeeded(end, produced.stream().map(MethodExecution::reference).toList());
    Optional<Map<String, Report>> reports;
    try (RunTrace.Phase _ = RunPhases.phase("record")) {
      journal.ended(record, true);
      reports = reports(produced, Optional.empty());
    }
    boolean succeeded = reports.isEmpty() || reports.get().values().stream().allMatch(report -> report.error().isEmpty());
    answers.event(new Completed(subject.definition().name(), subject.method().name(), succeeded ? "succeeded" : "failed",
        record.durationMilliseconds().orElse(0), IsoTime.text(end)));
    journal.flushLog();
    answers.result(documents.result(subject, record, journal.logFile(), produced, reports, succeeded));
    journal.collectGarbage();
    return succeeded;
  }

  /** Runs the method and nothing around it: no record, no reports, no result document. */
  List<ProducedArtifact> runWithin() {
    List<ProducedArtifact> produced = execute();
    return Stream.concat(produced.stream(), markDeletedData().stream()).toList();
  }

  private List<ProducedArtifact> execute() {
    ContextPool contexts = repository.services().contexts();
    LoadedType loaded = null;
    RunEnd end = RunEnd.FAILED;
    // What the run has opened is closed before its context can serve another run.
    try (RunScope scope = new RunScope(options.environment(), options.workingDirectory(), options.jsonOutput(),
        (toStandardError, text) -> logger.console(toStandardError, text), services(), control.cancellation())) {
      loaded = take(contexts, scope);
      control.govern(loaded);
      List<ProducedArtifact> produced = execute(loaded);
      end = RunEnd.SUCCEEDED;
      return produced;
    } catch (ScriptException e) {
      throw loaded != null && loaded.wasEndedForHeap() ? endedForHeap(e) : failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw control.cancelled(e);
    } finally {
      if (loaded != null) {
        contexts.giveBack(loaded, control.isCancelled() ? RunEnd.ENDED : end);
      }
    }
  }

  private static SwampException endedForHeap(ScriptException cause) {
    return new SwampException(ErrorCode.METHOD_EXECUTION_FAILED,
        "The run was ended because the memory of the runtime was nearly full and this run had used most of it", cause)
        .withHint("Let the method work in smaller pieces, or write large content with a file writer instead of keeping it.");
  }

  private LoadedType take(ContextPool contexts, RunScope scope) {
    try (RunTrace.Phase _ = RunPhases.phase("context")) {
      return contexts.take(subject.type().scripts(), repository.isolation(subject.type()), scope);
    }
  }

  private MethodServices services() {
    return new MethodServices(subject, journal, logger, artifacts, new ContextCalls(repository, subject, logger,
        new DataRepositoryCalls(repository, journal),
        new ModelCalls(repository, options, journal, logger, control, callChain, calls), control.cancellation()),
        new SensitiveOutputs(repository.vaults(), logger.redactor(), repository.settings().defaultVault()),
        repository.services().timing());
  }

  // A method that changes something must find a vault for what its type marks sensitive (method-run §4.8).
  private void requireVault() {
    boolean sensitive = subject.type().description().resources().values().stream()
        .anyMatch(spec -> !spec.sensitiveFields().isEmpty());
    if (sensitive && journal.isRecorded() && subject.method().changesSomething()
        && repository.vaults().repository().defaultVault(repository.settings().defaultVault()).isEmpty()) {
      throw new SwampException(ErrorCode.METHOD_EXECUTION_FAILED, "Model \"" + subject.definition().name()
          + "\" has sensitive resource output fields but no vault is configured. "
          + "Create a vault before running this method: swamp vault create <type> <name>");
    }
  }

  private List<ProducedArtifact> execute(LoadedType loaded) throws InterruptedException {
    loaded.begin(RunFacts.json(subject, repository.directory(), documents.methodArguments()));
    if (TypeUpgrades.areDue(subject)) {
      subject = new TypeUpgrades(repository, logger).apply(subject, loaded, !options.noRecord());
      loaded.begin(RunFacts.json(subject, repository.directory(), documents.methodArguments()));
    }
    refuse("Global arguments validation failed: ", loaded.parseGlobalArguments());
    new PreflightChecks(subject, options.checks(), logger).run(loaded);
    requireVault();
    requireExistingResource();
    refuse("Method arguments validation failed: ", loaded.parseArguments(
        JsonText.compact(ExactNumbers.marked(subject.methodArguments()))));
    control.check();
    JsonNode returned;
    try (RunTrace.Phase _ = RunPhases.phase("execute")) {
      returned = loaded.execute();
    }
    if (control.isCancelled()) {
      throw control.cancelled(null);
    }
    repository.services().recentTypes().used(repository.directory(), subject.typeName());
    repository.services().contexts().learn(loaded, subject.method().name(), sample());
    return artifacts.returned(returned.path("handles"));
  }

  private String sample() {
    ObjectNode sample = JsonText.object().put("method", subject.method().name());
    sample.set("globalArguments", documents.shownGlobalArguments());
    sample.set("methodArguments", documents.shownMethodArguments());
    return JsonText.compact(sample);
  }

  private void refuse(String prefix, String problem) {
    if (!problem.isEmpty()) {
      throw new SwampException(ErrorCode.METHOD_EXECUTION_FAILED, prefix + logger.redactor().redact(problem));
    }
  }

  private SwampException failure(ScriptException e) {
    return switch (e.kind()) {
      case TERMINATED -> control.cancelled(e);
      case ABORTED, THROWN, NEVER_SETTLES -> control.isCancelled() ? control.cancelled(e) : thrown(e);
    };
  }

  /** The failure with the place in the extension's sources, where the thrown value tells it. */
  private SwampException thrown(ScriptException e) {
    SwampException failure =
        new SwampException(ErrorCode.METHOD_EXECUTION_FAILED, logger.redactor().redact(e.text()), e);
    if (e.guestStack().isEmpty()) {
      return failure;
    }
    TranslatedStack stack = new StackTranslation(subject.type().bundles()).translate(e.guestStack().get());
    return failure.thrownAt(
        logger.redactor().redact(stack.position().map(SourcePosition::excerpt).orElse("")),
        logger.redactor().redact(stack.text()));
  }

  // A model whose resources were all deleted must be created again before it can be read or updated (method-run §4.8).
  private void requireExistingResource() {
    Optional<MethodKind> kind = subject.method().kind();
    if (kind.isEmpty() || (kind.get() != MethodKind.READ && kind.get() != MethodKind.UPDATE)) {
      return;
    }
    List<DataVersion> resources = repository.data().items(subject.typeName(), subject.definition().id()).stream()
        .filter(item -> item.metadata().tags().getOrDefault("type", "").equals("resource"))
        .toList();
    if (!resources.isEmpty() && resources.stream().allMatch(item -> item.metadata().isDeleted())) {
      DataVersion first = resources.getFirst();
      throw new SwampException(ErrorCode.METHOD_EXECUTION_FAILED, "Resource '" + first.metadata().name()
          + "' was deleted at " + IsoTime.text(first.metadata().createdAt()) + " — run a 'create' method to re-create it first");
    }
  }

  // A delete method leaves a deletion marker behind each of the model's resources (data-format §2.6).
  private List<ProducedArtifact> markDeletedData() {
    if (!journal.isRecorded() || subject.method().kind().isEmpty() || subject.method().kind().get() != MethodKind.DELETE) {
      return List.of();
    }
    MethodServices services = services();
    List<ProducedArtifact> markers = new ArrayList<>();
    for (DataVersion item : repository.data().items(subject.typeName(), subject.definition().id())) {
      Map<String, String> tags = item.metadata().tags();
      if (tags.getOrDefault("type", "").equals("resource") && !item.metadata().isDeleted() && !item.metadata().isRenamed()
          && subject.type().description().resources().containsKey(tags.getOrDefault("specName", ""))) {
        markers.add(services.markDeleted(item));
      }
    }
    return markers;
  }

  private void fail(OutputRecord started, SwampException failure) {
    Instant now = repository.services().timing().now();
    boolean cancelled = failure.code() == ErrorCode.CANCELLED;
    OutputRecord record = cancelled
        ? started.cancelled(now)
        : started.failed(now, new RunError(failure.text(), failure.stack()));
    journal.ended(record, false);
    if (!cancelled || control.hasTimedOut()) {
      reports(List.of(), Optional.of(failure.text()));
    }
  }

  private Optional<Map<String, Report>> reports(List<ProducedArtifact> produced, Optional<String> error) {
    ReportSubject facts = new ReportSubject(subject.definition().id(), subject.definition().name(), subject.typeName(),
        subject.method().name(), error, documents.reportedGlobalArguments(), documents.shownMethodArguments(),
        subject.type().description().reportSpecsDocument(),
        produced.stream()
            .map(artifact -> new ReportSubject.ProducedData(
                artifact.name(), artifact.kind(), artifact.specName(), artifact.metadata().version()))
            .toList());
    ExtensionReports extensions = new ExtensionReports(repository, options, logger, control, services());
    return new RunReporting(repository, options.reports(), extensions, answers).make(subject, facts,
        scope -> RunFacts.forReport(subject, repository.directory(), documents, scope, error, produced), journal);
  }

  private static ArtifactReference reference(ProducedArtifact artifact) {
    return new ArtifactReference(
        artifact.metadata().id(), artifact.name(), artifact.metadata().version(), artifact.metadata().tags());
  }
}

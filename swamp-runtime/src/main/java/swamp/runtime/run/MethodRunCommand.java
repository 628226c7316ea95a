package swamp.runtime.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.protocol.Caller;
import swamp.protocol.ErrorCode;
import swamp.protocol.MethodRun;
import swamp.protocol.ModelResolved;
import swamp.protocol.SwampException;
import swamp.runtime.AnswerSink;
import swamp.runtime.Cancellation;
import swamp.runtime.definition.Definition;
import swamp.runtime.expression.AnalysedDefinition;
import swamp.runtime.input.CallerFiles;
import swamp.runtime.input.DefinitionInputs;
import swamp.runtime.input.RunInputs;
import swamp.runtime.lock.HeldLock;
import swamp.runtime.model.MethodDescription;
import swamp.runtime.output.DefinitionHash;
import swamp.runtime.output.LogLevel;
import swamp.runtime.output.OutputRecord;
import swamp.runtime.output.OutputRepository;
import swamp.runtime.output.Provenance;
import swamp.runtime.output.RunLog;
import swamp.runtime.session.RepositorySession;
import swamp.runtime.trace.RunPhases;
import swamp.runtime.trace.RunTrace;

/** {@code model method run}: the runs of one request, one after the other under one lock (method-run §4.4). */
public final class MethodRunCommand {
  private static final Logger LOG = LoggerFactory.getLogger(MethodRunCommand.class);

  private final RepositorySession repository;
  private final MethodRun request;
  private final RunOptions options;
  private final AnswerSink answers;
  private final Cancellation cancellation;

  public MethodRunCommand(
      RepositorySession repository, Caller caller, MethodRun request, AnswerSink answers, Cancellation cancellation) {
    this.repository = repository;
    this.request = request;
    this.options = RunOptions.of(caller, request);
    this.answers = answers;
    this.cancellation = cancellation;
  }

  /**
   * Runs the method once for each input set.
   *
   * @return the exit code: 0, or 1 when a report failed
   * @throws SwampException for the first run that failed; the ones before it keep what they wrote
   */
  public int run() {
    List<ObjectNode> inputSets = new RunInputs(new CallerFiles(options.workingDirectory(), options.environment()))
        .parse(request.arguments(), request.inputs(), request.inputFile(), request.standardInput());
    RunTargets targets = new RunTargets(repository, answers);
    try (RunControl control = new RunControl(cancellation, options.timeout(), repository.services().timing())) {
      try {
        return run(targets, inputSets, control);
      } catch (SwampException e) {
        // Whatever was waited for when the cancel came, the caller hears why the run was ended.
        throw e.code() == ErrorCode.CANCELLED && control.isCancelled() ? control.cancelled(e) : e;
      }
    }
  }

  private int run(RunTargets targets, List<ObjectNode> inputSets, RunControl control) {
    RunTargets.Target target = resolve(targets, inputSets.getFirst());
    if (isUnrecorded(target)) {
      return runAll(targets, target, inputSets, control);
    }
    LockProgress progress = new LockProgress(answers);
    try (HeldLock lock = lock(target, progress, control)) {
      LOG.trace("holding {}", lock.file());
      // Looked up again after a wait, so that an edit made meanwhile is seen.
      return runAll(targets, progress.waited() ? resolve(targets, inputSets.getFirst()) : target,
          inputSets, control);
    }
  }

  private RunTargets.Target resolve(RunTargets targets, ObjectNode inputs) {
    try (RunTrace.Phase _ = RunPhases.phase("resolve")) {
      return targets.resolve(request.target(), inputs);
    }
  }

  private HeldLock lock(RunTargets.Target target, LockProgress progress, RunControl control) {
    try (RunTrace.Phase _ = RunPhases.phase("lock")) {
      return repository.open().lockModel(target.typeName(), target.definition().id(), options.environment(),
          progress, control.cancellation());
    }
  }

  private boolean isUnrecorded(RunTargets.Target target) {
    return options.noRecord()
        || target.type().description().ephemeral()
        || target.method().ephemeral();
  }

  private int runAll(RunTargets targets, RunTargets.Target first, List<ObjectNode> inputSets, RunControl control) {
    boolean succeeded = true;
    for (int i = 0; i < inputSets.size(); i++) {
      control.check();
      // Looked up again for each run, so that an edit made during the one before is seen.
      RunTargets.Target target = i == 0 ? first : resolve(targets, inputSets.get(i));
      succeeded &= runOnce(target, target.inputs(inputSets.get(i)), control);
    }
    return succeeded ? 0 : 1;
  }

  private boolean runOnce(RunTargets.Target target, ObjectNode given, RunControl control) {
    Definition definition = target.definition();
    MethodDescription method = target.method();
    ObjectNode ownArguments = definition.methodArguments(method.name());
    Optional<DefinitionInputs> section = definition.inputs().map(DefinitionInputs::new);
    ObjectNode inputs = section.map(inputsSection -> inputsSection.apply(given, ownArguments)).orElse(given);
    answers.event(new ModelResolved(definition.name(), target.typeName()));
    try (RunJournal journal = journal(target, control)) {
      return run(target, section, given, inputs, journal, control);
    }
  }

  private boolean run(
      RunTargets.Target target,
      Optional<DefinitionInputs> section,
      ObjectNode given,
      ObjectNode inputs,
      RunJournal journal,
      RunControl control) {
    DefinitionEvaluator evaluator = new DefinitionEvaluator(repository, options, answers, control.cancellation());
    DefinitionEvaluator.Evaluated evaluated;
    try (RunTrace.Phase _ = RunPhases.phase("evaluate")) {
      evaluated = evaluator.evaluate(target.definition(), inputs);
    }
    if (!options.lastEvaluated()) {
      journal.evaluated(evaluated.definition());
    }
    ObjectNode methodArguments = evaluated.definition().methodArguments(target.method().name()).deepCopy();
    addInputs(methodArguments, given, section, target.method());
    RunDocuments documents = RunDocuments.of(
        evaluated.definition().globalArguments(), methodArguments.deepCopy(), target.type(), target.method());
    RunLogger logger = new RunLogger(answers, journal, evaluated.redactor(), repository.services().timing(),
        target.definition().name(), target.method().name(), options.logLevel()
            .or(() -> repository.settings().logLevel().flatMap(LogLevel::named)).orElse(LogLevel.INF));
    RunSubject subject = evaluator.resolve(evaluated, target, methodArguments, documents);
    OutputRecord started = OutputRecord.started(subject.definition().id(), subject.method().name(),
        repository.services().timing().now(), provenance(target, given), logFileName(journal), ProcessHandle.current().pid());
    return new MethodExecution(repository, subject, documents, options, journal, logger, control, answers).run(started);
  }

  // Every input that the definition does not declare becomes an argument of the method (method-run §4.4 step 11).
  private static void addInputs(
      ObjectNode methodArguments, ObjectNode given, Optional<DefinitionInputs> section, MethodDescription method) {
    List<String> unknown = new ArrayList<>();
    Optional<List<String>> keys = method.arguments().keys();
    given.properties().forEach(input -> {
      if (section.map(declared -> declared.declares(input.getKey())).orElse(false)) {
        return;
      }
      if (keys.isPresent() && !keys.get().contains(input.getKey())) {
        unknown.add(input.getKey());
      }
      methodArguments.set(input.getKey(), input.getValue());
    });
    if (!unknown.isEmpty()) {
      throw new SwampException(ErrorCode.VALIDATION_FAILED, "Unknown method input(s): " + String.join(", ", unknown)
          + ". Valid inputs are: " + keys.filter(names -> !names.isEmpty()).map(names -> String.join(", ", names)).orElse("none"));
    }
  }

  private RunJournal journal(RunTargets.Target target, RunControl control) {
    if (isUnrecorded(target)) {
      return new UnrecordedRun(repository);
    }
    RunLog log = new RunLog(OutputRepository.logFileOf(repository.layout().runLogs(), target.typeName(),
        target.method().name(), target.definition().id(), repository.services().timing().now()),
        repository.services().files(), repository.services().timing(), text -> text, LOG::warn);
    return new RecordedRun(repository, target.typeName(), target.definition().id(), log, control::cancel,
        target.method().rollbackOnFailure());
  }

  private String logFileName(RunJournal journal) {
    return journal.logFile().map(file -> repository.directory().relativize(file).toString()).orElse("");
  }

  // Without expressions the hash covers the inputs as arguments; with expressions the definition as written (data-format §2.7).
  private Provenance provenance(RunTargets.Target target, ObjectNode given) {
    AnalysedDefinition definition = repository.services().evaluation().analyse(target.definition());
    String hash = definition.hash();
    if (!given.isEmpty() && !definition.expressions().isPresent()) {
      ObjectNode arguments = target.definition().methodArguments(target.method().name()).deepCopy();
      given.properties().forEach(input -> arguments.set(input.getKey(), input.getValue()));
      hash = DefinitionHash.of(target.definition().withMethodArguments(target.method().name(), arguments).toJson());
    }
    return Provenance.manual(hash, target.type().description().version(),
        RunFacts.INITIATED_BY, target.type().bundleFingerprint());
  }
}

package swamp.runtime.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import swamp.protocol.Caller;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.ModelCancel;
import swamp.protocol.SwampException;
import swamp.runtime.Cancellation;
import swamp.runtime.catalog.ActiveRun;
import swamp.runtime.definition.Definition;
import swamp.runtime.output.RunStatus;
import swamp.runtime.session.RepositorySession;
import swamp.runtime.time.Timing;

/** {@code model cancel}: asks runs that the tracker knows to end, and waits a moment until they have (cli §5.3). */
final class RunCancellation {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final RepositorySession repository;
  private final Caller caller;
  private final Cancellation cancellation;
  private final Models models;

  RunCancellation(RepositorySession repository, Caller caller, Cancellation cancellation) {
    this.repository = repository;
    this.caller = caller;
    this.cancellation = cancellation;
    this.models = new Models(repository);
  }

  /** Which runs were cancelled, and which have not ended although they were asked to. */
  ObjectNode cancel(ModelCancel request) {
    List<ActiveRun> wanted = request.model().isPresent()
        ? ofModel(models.require(request.model().get()))
        : anywhere(request.all());
    String reason = "cancelled by " + caller.user();
    wanted.forEach(run -> repository.open().tracker().requestCancellation(run.id(), reason));
    Set<String> left = awaitEnd(wanted);
    ObjectNode document = JsonText.object();
    request.model().ifPresent(model -> document.put("model", model));
    ArrayNode cancelled = document.putArray("cancelled");
    ArrayNode pending = document.putArray("pending");
    wanted.forEach(run -> describe(left.contains(run.id()) ? pending : cancelled, run));
    return document;
  }

  private List<ActiveRun> ofModel(Definition definition) {
    Set<String> own = repository.outputs().allOf(definition.type().normalized(), definition.id())
        .map(output -> output.record())
        .filter(record -> record.status() == RunStatus.RUNNING)
        .map(record -> record.id())
        .collect(Collectors.toSet());
    List<ActiveRun> runs = alive().stream().filter(run -> own.contains(run.id())).toList();
    if (runs.isEmpty()) {
      throw failure("No active run found for model: " + definition.name());
    }
    return runs;
  }

  private List<ActiveRun> anywhere(boolean all) {
    List<ActiveRun> runs = alive();
    if (runs.isEmpty()) {
      throw failure("No active run found");
    }
    if (runs.size() > 1 && !all) {
      throw failure(runs.size() + " runs are active: " + runs.stream().map(RunCancellation::name).distinct()
          .collect(Collectors.joining(", ")))
          .withHint("Name the model whose run is to be cancelled, or cancel them all: swamp model cancel --all");
    }
    return runs;
  }

  private List<ActiveRun> alive() {
    return repository.open().tracker().running().stream()
        .filter(run -> !repository.open().tracker().isDead(run))
        .toList();
  }

  /** The ids of the runs that still go on when the patience is over, or the caller's. */
  private Set<String> awaitEnd(List<ActiveRun> wanted) {
    Timing timing = repository.services().timing();
    long end = timing.nanoTime() + PATIENCE.toNanos();
    new RepeatedLook(LOOK, timing, cancellation).whileTrue(
        () -> !stillRunning(wanted).isEmpty() && timing.nanoTime() < end);
    return stillRunning(wanted);
  }

  private Set<String> stillRunning(List<ActiveRun> wanted) {
    Set<String> running = repository.open().tracker().running().stream().map(ActiveRun::id).collect(Collectors.toSet());
    return wanted.stream().map(ActiveRun::id).filter(running::contains).collect(Collectors.toSet());
  }

  private static void describe(ArrayNode array, ActiveRun run) {
    array.addObject()
        .put("id", run.id())
        .put("modelType", run.modelType().orElse(null))
        .put("methodName", run.methodName().orElse(null))
        .put("pid", run.pid())
        .put("hostname", run.hostname());
  }

  private static String name(ActiveRun run) {
    return run.modelType().map(type -> type + "/" + run.methodName().orElse("")).orElse(run.workflowName().orElse(run.id()));
  }

  private static SwampException failure(String message) {
    return new SwampException(ErrorCode.RUN_NOT_FOUND, message).withoutShownCode();
  }
}

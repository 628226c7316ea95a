package swamp.runtime.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import swamp.protocol.Caller;
import swamp.protocol.JsonText;
import swamp.protocol.ModelCancel;
import swamp.protocol.RunCollection;
import swamp.protocol.RunDoctor;
import swamp.protocol.RunHistory;
import swamp.protocol.TrackedRunRequest;
import swamp.runtime.Cancellation;
import swamp.runtime.catalog.ActiveRun;
import swamp.runtime.catalog.RunTracker;
import swamp.runtime.session.RepositorySession;
import swamp.runtime.time.IsoTime;

/** {@code run} and {@code model cancel}: what the run tracker knows (data-format §2.12). */
public final class TrackedRunCommands {
  private static final Duration KEPT = Duration.ofDays(30);

  private final RepositorySession repository;
  private final Caller caller;
  private final Cancellation cancellation;

  public TrackedRunCommands(RepositorySession repository, Caller caller, Cancellation cancellation) {
    this.repository = repository;
    this.caller = caller;
    this.cancellation = cancellation;
  }

  /** The answer's document. */
  public ObjectNode answer(TrackedRunRequest request) {
    return switch (request) {
      case RunHistory history -> history(history.limit());
      case RunDoctor _ -> doctor();
      case ModelCancel cancel -> new RunCancellation(repository, caller, cancellation).cancel(cancel);
      case RunCollection collection -> collect(collection);
    };
  }

  private ObjectNode history(int limit) {
    ObjectNode document = JsonText.object();
    add(document.putArray("runs"), repository.open().tracker().newest(limit == 0 ? -1 : limit));
    return document;
  }

  private ObjectNode doctor() {
    int closed = repository.open().closeAbandonedRecords();
    List<ActiveRun> running = repository.open().tracker().running();
    List<ActiveRun> stale = running.stream().filter(this::isStale).toList();
    List<ActiveRun> active = running.stream().filter(run -> !isStale(run)).toList();
    ObjectNode document = JsonText.object()
        .put("totalTracked", repository.open().tracker().newest(-1).size())
        .put("active", active.size())
        .put("stale", stale.size())
        .put("reaped", closed);
    add(document.putArray("activeRuns"), active);
    add(document.putArray("staleRuns"), stale);
    return document;
  }

  private ObjectNode collect(RunCollection request) {
    Instant now = repository.services().timing().now();
    Instant limit = request.olderThan().map(text -> PastInstant.of("--older-than", text, now)).orElse(now.minus(KEPT));
    RunTracker tracker = repository.open().tracker();
    List<ActiveRun> stale = tracker.running().stream().filter(this::isStale).toList();
    List<ActiveRun> old = tracker.endedBefore(limit);
    if (!request.dryRun()) {
      stale.forEach(tracker::close);
      old.forEach(tracker::forget);
    }
    return JsonText.object()
        .put("staleClosed", stale.size())
        .put("runsRemoved", old.size())
        .put("dryRun", request.dryRun());
  }

  private void add(ArrayNode array, List<ActiveRun> runs) {
    for (ActiveRun run : runs) {
      ObjectNode document = array.addObject()
          .put("id", run.id())
          .put("runKind", run.runKind())
          .put("modelType", run.modelType().orElse(null))
          .put("methodName", run.methodName().orElse(null))
          .put("workflowName", run.workflowName().orElse(null))
          .put("pid", run.pid())
          .put("hostname", run.hostname())
          .put("status", run.status())
          .put("startedAt", IsoTime.text(run.startedAt()))
          .put("heartbeatAt", IsoTime.text(run.heartbeatAt()))
          .put("stale", isStale(run));
      document.put("initiatedBy", run.initiatedBy().orElse(null));
    }
  }

  private boolean isStale(ActiveRun run) {
    return run.status().equals("running") && repository.open().tracker().isDead(run);
  }
}

package swamp.runtime.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import swamp.runtime.catalog.ActiveRun;
import swamp.runtime.catalog.RunTracker;
import swamp.runtime.data.DataContent;
import swamp.runtime.data.DataItem;
import swamp.runtime.data.DataSink;
import swamp.runtime.data.DataVersion;
import swamp.runtime.data.DeferredData;
import swamp.runtime.definition.Definition;
import swamp.runtime.output.LogLevel;
import swamp.runtime.output.OutputRecord;
import swamp.runtime.output.RunLog;
import swamp.runtime.session.RepositorySession;

/** The journal of a run that the repository remembers. */
final class RecordedRun implements RunJournal {
  private final RepositorySession repository;
  private final String type;
  private final String definitionId;
  private final RunLog log;
  private final @Nullable DeferredData deferred;
  private final DataSink data;
  private final Consumer<String> cancel;
  private RunTracker.@Nullable TrackedRun tracked;

  /**
   * @param cancel ends the run, with a reason
   * @param deferred whether data becomes visible only when the run succeeds ({@code rollbackOnFailure})
   */
  RecordedRun(RepositorySession repository, String type, String definitionId, RunLog log,
      Consumer<String> cancel, boolean deferred) {
    this.repository = repository;
    this.type = type;
    this.definitionId = definitionId;
    this.log = log;
    this.cancel = cancel;
    this.deferred = deferred ? repository.data().deferred() : null;
    this.data = this.deferred == null ? repository.data() : this.deferred;
  }

  @Override
  public boolean isRecorded() {
    return true;
  }

  @Override
  public DataSink data() {
    return data;
  }

  @Override
  public Optional<DataVersion> read(DataItem item, long version) {
    return repository.readable(item, version);
  }

  @Override
  public byte[] content(DataVersion version) {
    return repository.data().content(version);
  }

  @Override
  public Optional<Path> directory(DataVersion version) {
    return Optional.of(version.directory());
  }

  @Override
  public void log(Instant at, String level, String category, String message) {
    log.add(at, LogLevel.valueOf(level), category, message);
  }

  @Override
  public Optional<Path> logFile() {
    return Optional.of(log.file());
  }

  @Override
  public void evaluated(Definition definition) {
    repository.definitions().saveEvaluated(definition);
  }

  @Override
  public void started(OutputRecord record) {
    repository.outputs().save(type, record);
    tracked = repository.open().tracker().start(ActiveRun.ofMethod(record.id(), type, record.methodName(),
        ProcessHandle.current().pid(), repository.services().hostName(), record.startedAt(), RunFacts.INITIATED_BY),
        cancel);
  }

  @Override
  public void ended(OutputRecord record, boolean succeeded) {
    if (deferred != null) {
      if (succeeded) {
        deferred.commit();
      } else {
        deferred.rollBack();
      }
    }
    // Whoever follows the log stops at the record's end, so the lines come first.
    log.flush();
    repository.outputs().save(type, record);
    RunTracker.TrackedRun run = tracked;
    if (run != null) {
      switch (record.status()) {
        case SUCCEEDED -> run.completed();
        case CANCELLED -> run.cancelled("aborted");
        case FAILED, PENDING, RUNNING -> run.failed();
      }
    }
  }

  @Override
  public void reports(List<DataContent> contents) {
    repository.data().writeAll(contents);
  }

  @Override
  public void flushLog() {
    log.flush();
  }

  @Override
  public void collectGarbage() {
    if (repository.settings().collectsGarbage()) {
      repository.open().garbage().collect(type, definitionId, repository.services().timing().now(), false);
    }
  }

  @Override
  public void close() {
    RunTracker.TrackedRun run = tracked;
    if (run != null) {
      // Only counts when a defect kept the run from being ended.
      run.failed();
    }
    if (deferred != null) {
      deferred.close();
    }
    log.close();
  }
}

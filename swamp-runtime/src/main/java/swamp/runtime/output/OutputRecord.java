package swamp.runtime.output;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The record of one method run (data-format §2.7).
 *
 * @param id uuid
 * @param startedAt in milliseconds; part of the file's name
 * @param durationMilliseconds from start to completion
 * @param logFile relative to the repository
 */
public record OutputRecord(
    String id,
    String definitionId,
    String methodName,
    RunStatus status,
    Instant startedAt,
    int retryCount,
    Provenance provenance,
    List<ArtifactReference> artifacts,
    Optional<RunError> error,
    Optional<Instant> completedAt,
    OptionalLong durationMilliseconds,
    Optional<String> logFile,
    OptionalLong pid) {

  public OutputRecord {
    artifacts = List.copyOf(artifacts);
  }

  /** A run that starts now, under a new id. */
  public static OutputRecord started(
      String definitionId, String methodName, Instant startedAt, Provenance provenance, String logFile, long pid) {
    return new OutputRecord(
        UUID.randomUUID().toString(),
        definitionId,
        methodName,
        RunStatus.RUNNING,
        startedAt,
        0,
        provenance,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.of(logFile),
        OptionalLong.of(pid));
  }

  /** The run has made these artifacts. */
  public OutputRecord succeeded(Instant at, List<ArtifactReference> made) {
    return ended(RunStatus.SUCCEEDED, at, made, Optional.empty());
  }

  /** The run failed; its artifacts are not listed. */
  public OutputRecord failed(Instant at, RunError cause) {
    return ended(RunStatus.FAILED, at, List.of(), Optional.of(cause));
  }

  /** The run was cancelled. */
  public OutputRecord cancelled(Instant at) {
    return ended(RunStatus.CANCELLED, at, List.of(), Optional.of(new RunError("aborted", Optional.empty())));
  }

  private OutputRecord ended(
      RunStatus end, Instant at, List<ArtifactReference> made, Optional<RunError> cause) {
    return new OutputRecord(
        id,
        definitionId,
        methodName,
        end,
        startedAt,
        retryCount,
        provenance,
        made,
        cause,
        Optional.of(at),
        OptionalLong.of(Duration.between(startedAt, at).toMillis()),
        logFile,
        pid);
  }
}

package swamp.runtime.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of the table {@code active_runs} (data-format §2.12).
 *
 * @param id uuid; a method run uses the id of its run record
 * @param runKind {@code model_method} or {@code workflow}
 * @param status {@code running}, {@code completed}, {@code failed} or {@code cancelled}
 */
public record ActiveRun(
    String id,
    String runKind,
    Optional<String> modelType,
    Optional<String> methodName,
    Optional<String> workflowName,
    long pid,
    String hostname,
    Instant startedAt,
    Instant heartbeatAt,
    String status,
    Optional<String> initiatedBy) {

  /** A method run that starts now. */
  public static ActiveRun ofMethod(
      String id,
      String modelType,
      String methodName,
      long pid,
      String hostname,
      Instant startedAt,
      String initiatedBy) {
    return new ActiveRun(
        id,
        "model_method",
        Optional.of(modelType),
        Optional.of(methodName),
        Optional.empty(),
        pid,
        hostname,
        startedAt,
        startedAt,
        "running",
        Optional.of(initiatedBy));
  }
}

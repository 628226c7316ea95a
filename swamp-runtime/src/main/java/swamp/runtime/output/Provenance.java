package swamp.runtime.output;

import java.util.Optional;

/**
 * Where a run came from (data-format §2.7), in the record's order.
 *
 * @param modelVersion the version of the type
 * @param triggeredBy what started it: manual, workflow or model
 */
public record Provenance(
    String definitionHash,
    String modelVersion,
    String triggeredBy,
    Optional<String> workflowId,
    Optional<String> workflowRunId,
    Optional<String> stepName,
    Optional<String> parentOutputId,
    Optional<String> callerExtension,
    Optional<String> initiatedBy,
    Optional<String> bundleFingerprint) {

  /** The provenance of a run that somebody started by hand. */
  public static Provenance manual(
      String definitionHash, String modelVersion, String initiatedBy, Optional<String> bundleFingerprint) {
    return new Provenance(
        definitionHash,
        modelVersion,
        "manual",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(initiatedBy),
        bundleFingerprint);
  }
}

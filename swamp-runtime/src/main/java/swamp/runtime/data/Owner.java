package swamp.runtime.data;

import java.util.Optional;

/**
 * Who writes a data item: {@code ownerDefinition} of {@code metadata.yaml} (data-format §2.2).
 *
 * @param ref for model runs the definition id
 */
public record Owner(
    OwnerType type,
    String ref,
    Optional<String> workflowId,
    Optional<String> workflowRunId,
    Optional<String> workflowName,
    Optional<String> jobName,
    Optional<String> stepName,
    Optional<String> source,
    Optional<String> definitionHash) {

  /** The owner of what a method run outside workflows writes. */
  public static Owner ofDefinition(String definitionId) {
    return new Owner(
        OwnerType.MODEL_METHOD,
        definitionId,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether this owner may write what the other one wrote: the same type and the same reference. */
  public boolean isSameOwner(Owner other) {
    return type == other.type && ref.equals(other.ref);
  }
}

package swamp.runtime.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One method of a type.
 *
 * @param kind declared, or inferred from the name; empty counts as changing something
 * @param ephemeral whether its runs leave nothing in the repository
 * @param rollbackOnFailure whether data written by a failed run is taken back
 */
public record MethodDescription(
    String name,
    String description,
    Optional<MethodKind> kind,
    boolean ephemeral,
    boolean rollbackOnFailure,
    ArgumentsDescription arguments) {

  static MethodDescription of(JsonNode json) {
    JsonNode kind = json.path("kind");
    return new MethodDescription(
        json.path("name").asText(),
        json.path("description").asText(),
        kind.isTextual() ? Optional.of(MethodKind.ofWireName(kind.asText())) : Optional.empty(),
        json.path("ephemeral").asBoolean(),
        json.path("rollbackOnFailure").asBoolean(),
        ArgumentsDescription.of(json.path("arguments")));
  }

  /** Whether pre-flight checks are run before this method. */
  public boolean changesSomething() {
    return kind.map(known -> !known.onlyReads()).orElse(true);
  }
}

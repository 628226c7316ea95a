package swamp.runtime.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * One pre-flight check.
 *
 * @param appliesTo the methods it is for; empty means all
 */
public record CheckDescription(String name, List<String> labels, Optional<List<String>> appliesTo) {
  static CheckDescription of(JsonNode json) {
    JsonNode appliesTo = json.path("appliesTo");
    return new CheckDescription(
        json.path("name").asText(),
        ArgumentsDescription.texts(json.path("labels")),
        appliesTo.isArray() ? Optional.of(ArgumentsDescription.texts(appliesTo)) : Optional.empty());
  }

  /** Whether the check is run before this method. */
  public boolean appliesTo(String method) {
    return appliesTo.map(methods -> methods.contains(method)).orElse(true);
  }
}

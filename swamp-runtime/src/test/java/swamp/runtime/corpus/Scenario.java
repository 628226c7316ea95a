package swamp.runtime.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One run of a public model with known effects.
 *
 * @param facts its entry in open.json
 */
record Scenario(CorpusModel model, JsonNode facts) {
  String id() {
    return facts.path("id").asText();
  }

  String method() {
    return facts.path("method").asText();
  }

  /** The method's arguments; a {@code source} that the recording has lost is put back where the method needs it. */
  JsonNode arguments() {
    JsonNode arguments = facts.path("args").deepCopy();
    for (JsonNode operation : arguments.path("ops")) {
      if (operation.path("op").asText().equals("add") && !operation.has("source")) {
        String folder = facts.path("setup").path("files").properties().iterator().next().getKey();
        ((ObjectNode) operation).put("source", "${WORK}/" + folder);
      }
    }
    return arguments;
  }

  JsonNode setup() {
    return facts.path("setup");
  }

  JsonNode expected() {
    return facts.path("expect");
  }
}

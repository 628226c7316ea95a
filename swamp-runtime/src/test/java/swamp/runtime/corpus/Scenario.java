package swamp.runtime.corpus;

import com.fasterxml.jackson.databind.JsonNode;

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

  JsonNode setup() {
    return facts.path("setup");
  }

  JsonNode expected() {
    return facts.path("expect");
  }
}

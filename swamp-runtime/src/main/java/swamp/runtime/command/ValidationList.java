package swamp.runtime.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The outcomes of the validations of one model. */
final class ValidationList {
  private final ArrayNode outcomes;
  private boolean passed = true;

  ValidationList(ArrayNode outcomes) {
    this.outcomes = outcomes;
  }

  /** Adds one outcome; an empty error means that it passed. */
  void add(String name, String error) {
    ObjectNode outcome = outcomes.addObject().put("name", name).put("passed", error.isEmpty());
    if (!error.isEmpty()) {
      outcome.put("error", error);
      passed = false;
    }
  }

  boolean passed() {
    return passed;
  }
}

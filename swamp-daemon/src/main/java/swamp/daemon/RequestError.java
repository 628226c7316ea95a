package swamp.daemon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * That a request failed. Its message is not kept: it was written for the caller and may quote what is secret (lesson 13).
 *
 * @param at when the client was told
 * @param kind of the request
 * @param outcome how it ended
 */
record RequestError(Instant at, RequestKind kind, RunOutcome outcome) {
  void addTo(ObjectNode object) {
    object.put("at", at.truncatedTo(ChronoUnit.MILLIS).toString());
    kind.addTo(object);
    switch (outcome) {
      case RunOutcome.Returned returned -> object.put("exitCode", returned.code());
      case RunOutcome.Failed failed ->
          object.put("code", failed.failure().code()).put("exitCode", failed.failure().exitCode());
    }
  }
}

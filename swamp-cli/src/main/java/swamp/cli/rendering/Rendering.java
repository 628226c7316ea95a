package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import swamp.protocol.Event;
import swamp.protocol.Failure;

/** Shows what a runtime answers, in the order it answers. For one thread at a time. */
public sealed interface Rendering permits JsonRendering, LogRendering, HeldResult {
  /** Something happened while the request runs. */
  void event(Event event);

  /** One finished run, or the one answer of any other request. */
  void result(JsonNode document);

  /** The request failed. */
  void failure(Failure failure);
}

package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import swamp.protocol.Event;
import swamp.protocol.Failure;

/** Keeps the result for the command that asked, and shows everything else. */
public final class HeldResult implements Rendering {
  private final Rendering rendering;
  private Optional<JsonNode> document = Optional.empty();

  public HeldResult(Rendering rendering) {
    this.rendering = rendering;
  }

  /** The last result; empty when there was none. */
  public Optional<JsonNode> document() {
    return document;
  }

  @Override
  public void event(Event event) {
    rendering.event(event);
  }

  @Override
  public void result(JsonNode result) {
    document = Optional.of(result);
  }

  @Override
  public void failure(Failure failure) {
    rendering.failure(failure);
  }
}

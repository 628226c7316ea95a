package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One frame's content. On the wire a JSON object whose member {@code type} says which message it is. */
public sealed interface Message permits ClientMessage, ServerMessage {
  /** The JSON object that stands for this message. */
  ObjectNode toJson();
}

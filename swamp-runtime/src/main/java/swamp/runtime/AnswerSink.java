package swamp.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import swamp.protocol.Event;

/**
 * Where a request's answers go, in the order of the calls. Thread-safe. A call may block while the reader is slow, and
 * does nothing once the reader is gone: the request learns of that from its {@link Cancellation}.
 */
public interface AnswerSink {
  void event(Event event);

  /** One finished result: the contract's JSON document. The tree must not be changed afterwards. */
  void result(JsonNode document);

  /** Nobody hears the answers: for what the runtime does on its own account. */
  static AnswerSink nobody() {
    return new AnswerSink() {
      @Override
      public void event(Event event) {}

      @Override
      public void result(JsonNode document) {}
    };
  }
}

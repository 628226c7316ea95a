package swamp.runtime.run;

import com.fasterxml.jackson.databind.JsonNode;
import swamp.protocol.Event;
import swamp.runtime.AnswerSink;

/** Takes the answers of a run whose only reader is the run that called it. */
final class NoAnswers implements AnswerSink {
  @Override
  public void event(Event event) {}

  @Override
  public void result(JsonNode document) {}
}

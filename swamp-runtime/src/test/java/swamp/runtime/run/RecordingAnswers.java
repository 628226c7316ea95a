package swamp.runtime.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import swamp.protocol.Event;
import swamp.runtime.AnswerSink;

/** Keeps what a request answers. */
public final class RecordingAnswers implements AnswerSink {
  public final List<Event> events = new CopyOnWriteArrayList<>();
  public final List<JsonNode> results = new CopyOnWriteArrayList<>();

  @Override
  public void event(Event event) {
    events.add(event);
  }

  @Override
  public void result(JsonNode document) {
    results.add(document);
  }

  public <T extends Event> List<T> events(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}

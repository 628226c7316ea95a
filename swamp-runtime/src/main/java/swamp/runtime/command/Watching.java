package swamp.runtime.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import swamp.protocol.Event;
import swamp.protocol.StreamedDocument;
import swamp.runtime.AnswerSink;
import swamp.runtime.Cancellation;
import swamp.runtime.time.Timing;

/** Asks one question again and again and tells each answer that is new ({@code --watch}). For one thread. */
public final class Watching {
  private static final int SHORTEST_INTERVAL = 200;

  private final Timing timing;
  private final AnswerSink answers;
  private final Cancellation cancellation;
  private Optional<JsonNode> told = Optional.empty();

  public Watching(Timing timing, AnswerSink answers, Cancellation cancellation) {
    this.timing = timing;
    this.answers = answers;
    this.cancellation = cancellation;
  }

  /**
   * Watches until the caller leaves.
   *
   * @param question answers once, with one document
   * @return 0
   * @throws swamp.protocol.SwampException as the question does
   */
  public int watch(Consumer<AnswerSink> question, int intervalMilliseconds) {
    Duration interval = Duration.ofMillis(Math.max(SHORTEST_INTERVAL, intervalMilliseconds));
    new RepeatedLook(interval, timing, cancellation).whileTrue(() -> {
      LastAnswer last = new LastAnswer(answers);
      question.accept(last);
      last.document.filter(document -> !told.equals(last.document)).ifPresent(document -> {
        told = last.document;
        answers.event(new StreamedDocument(document));
      });
      return true;
    });
    return 0;
  }

  /** Keeps the result back, passes on what else is told. */
  private static final class LastAnswer implements AnswerSink {
    private final AnswerSink answers;
    private Optional<JsonNode> document = Optional.empty();

    private LastAnswer(AnswerSink answers) {
      this.answers = answers;
    }

    @Override
    public void event(Event event) {
      answers.event(event);
    }

    @Override
    public void result(JsonNode result) {
      document = Optional.of(result);
    }
  }
}

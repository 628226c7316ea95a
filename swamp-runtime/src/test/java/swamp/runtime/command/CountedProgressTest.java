package swamp.runtime.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import swamp.protocol.ErrorCode;
import swamp.protocol.Progress;
import swamp.protocol.SwampException;
import swamp.runtime.CancellationSource;
import swamp.runtime.run.RecordingAnswers;
import swamp.runtime.time.FakeTiming;

class CountedProgressTest {
  private final FakeTiming timing = new FakeTiming();
  private final RecordingAnswers answers = new RecordingAnswers();
  private final CancellationSource cancellation = new CancellationSource();
  private final CountedProgress progress = new CountedProgress("Collecting garbage", "Again.", timing, answers, cancellation);

  private void pass(int milliseconds) throws InterruptedException {
    timing.pause(Duration.ofMillis(milliseconds), new CompletableFuture<>());
  }

  @Test
  void itIsToldAFewTimesASecondOnly() throws InterruptedException {
    progress.next(1, 900);
    pass(199);
    progress.next(2, 900);
    assertEquals(List.of(), answers.events);
    pass(1);
    progress.next(3, 900);
    progress.next(4, 900);
    assertEquals(List.of(new Progress("Collecting garbage: model 3 of 900")), answers.events);
    pass(200);
    progress.next(900, 900);
    assertEquals(new Progress("Collecting garbage: model 900 of 900"), answers.events.getLast());
  }

  @Test
  void theWorkEndsBetweenTwoModelsWhenTheCallerLeaves() {
    progress.next(1, 3);
    cancellation.cancel("Ctrl-C");
    SwampException end = assertThrows(SwampException.class, () -> progress.next(2, 3));
    assertEquals(ErrorCode.CANCELLED, end.code());
    assertEquals("Collecting garbage was cancelled at model 2 of 3", end.text());
  }
}

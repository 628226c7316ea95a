package swamp.runtime.session;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import swamp.runtime.Cancellation;
import swamp.runtime.script.LoadedType;

/** Ends the code in a context when it takes too long or its caller cancels; until it is closed. */
final class AnswerLimit implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private final LoadedType loaded;
  private final CountDownLatch answered = new CountDownLatch(1);
  private volatile boolean exceeded;

  AnswerLimit(LoadedType loaded, Cancellation cancellation, Duration limit) {
    this.loaded = loaded;
    Thread.ofVirtual().name("swamp-answer-limit").start(() -> endAfter(limit));
    cancellation.onCancel(() -> Thread.ofVirtual().name("swamp-answer-cancel").start(this::end));
  }

  private void endAfter(Duration limit) {
    try {
      if (!answered.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        exceeded = true;
        end();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // Code that had not begun yet was not interrupted; it cannot begin in a closed context.
  private void end() {
    if (answered.getCount() == 0) {
      return;
    }
    loaded.terminate(PATIENCE);
    try {
      if (!answered.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        loaded.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the time was over before there was an answer. */
  boolean isExceeded() {
    return exceeded;
  }

  @Override
  public void close() {
    answered.countDown();
  }
}

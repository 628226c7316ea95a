package swamp.runtime.command;

import java.time.Duration;
import swamp.protocol.ErrorCode;
import swamp.protocol.Progress;
import swamp.protocol.SwampException;
import swamp.runtime.AnswerSink;
import swamp.runtime.Cancellation;
import swamp.runtime.data.Pace;
import swamp.runtime.time.Timing;

/** Tells a few times a second how far work on many models has come, and ends it when the caller has left. For one thread. */
final class CountedProgress implements Pace {
  private static final long PERIOD_NANOSECONDS = Duration.ofMillis(200).toNanos();

  private final String work;
  private final String hint;
  private final Timing timing;
  private final AnswerSink answers;
  private final Cancellation cancellation;
  private long told;

  /**
   * For one request.
   *
   * @param work what is being done, such as {@code Collecting garbage}
   * @param hint what a caller should know who ends it half-way
   */
  CountedProgress(String work, String hint, Timing timing, AnswerSink answers, Cancellation cancellation) {
    this.work = work;
    this.hint = hint;
    this.timing = timing;
    this.answers = answers;
    this.cancellation = cancellation;
    this.told = timing.nanoTime();
  }

  /** @throws SwampException with {@link ErrorCode#CANCELLED} */
  @Override
  public void next(int number, int total) {
    endIfCancelled(" at model " + number + " of " + total);
    tell(": model " + number + " of " + total);
  }

  /** @throws SwampException with {@link ErrorCode#CANCELLED} */
  @Override
  public void onHold() {
    endIfCancelled("");
    tell(" for another request");
  }

  private void endIfCancelled(String where) {
    if (cancellation.isCancelled()) {
      throw new SwampException(ErrorCode.CANCELLED, work + " was cancelled" + where).withoutShownCode().withHint(hint);
    }
  }

  private void tell(String how) {
    long now = timing.nanoTime();
    if (now - told >= PERIOD_NANOSECONDS) {
      told = now;
      answers.event(new Progress(work + how));
    }
  }
}

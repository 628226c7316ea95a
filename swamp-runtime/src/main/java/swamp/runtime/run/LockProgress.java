package swamp.runtime.run;

import swamp.protocol.Progress;
import swamp.runtime.AnswerSink;
import swamp.runtime.lock.LockListener;

/** Tells the client that its request waits for a lock, and remembers whether it did. For one thread. */
public final class LockProgress implements LockListener {
  private final AnswerSink answers;
  private boolean waited;

  public LockProgress(AnswerSink answers) {
    this.answers = answers;
  }

  /** Whether somebody else had the lock first. */
  boolean waited() {
    return waited;
  }

  @Override
  public void waiting(String message) {
    waited = true;
    answers.event(new Progress(message));
  }

  @Override
  public void acquired(String message) {
    answers.event(new Progress(message));
  }
}

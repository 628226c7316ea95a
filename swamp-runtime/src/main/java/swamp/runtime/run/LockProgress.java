package swamp.runtime.run;

import swamp.protocol.Progress;
import swamp.runtime.AnswerSink;
import swamp.runtime.lock.LockListener;

/** Tells the client that its run waits for a lock. */
record LockProgress(AnswerSink answers) implements LockListener {
  @Override
  public void waiting(String message) {
    answers.event(new Progress(message));
  }

  @Override
  public void acquired(String message) {
    answers.event(new Progress(message));
  }
}

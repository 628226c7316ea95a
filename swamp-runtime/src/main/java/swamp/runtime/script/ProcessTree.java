package swamp.runtime.script;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends a process with everything it has started, descendants first (rule 23). */
final class ProcessTree {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int ROUNDS = 5;

  private ProcessTree() {}

  /** Kills the tree and waits, bounded, until the process is reaped. */
  static void end(Process process) {
    // Several rounds: a descendant may have forked between the look and the kill.
    for (int round = 0; round < ROUNDS; round++) {
      List<ProcessHandle> descendants = process.descendants().toList();
      if (descendants.isEmpty()) {
        break;
      }
      descendants.reversed().forEach(ProcessHandle::destroyForcibly);
    }
    process.destroyForcibly();
    awaitReaping(process);
  }

  private static void awaitReaping(Process process) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    boolean interrupted = false;
    for (long left = PATIENCE.toNanos(); left > 0; left = deadline - System.nanoTime()) {
      try {
        process.waitFor(left, TimeUnit.NANOSECONDS);
        break;
      } catch (InterruptedException e) {
        // A run that is ended by force must not leave its processes for that.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

package swamp.runtime.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Ends a process with everything it has started, descendants first (rule 23). */
final class ProcessTree {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(1);
  private static final int ROUNDS = 5;

  private ProcessTree() {}

  /** Kills the tree and waits, bounded, until the process is reaped and none of its descendants runs. */
  static void end(Process process) {
    Set<ProcessHandle> killed = new LinkedHashSet<>();
    // Several rounds: a descendant may have forked between the look and the kill.
    for (int round = 0; round < ROUNDS; round++) {
      List<ProcessHandle> descendants = process.descendants().filter(ProcessTree::isRunning).toList();
      if (descendants.isEmpty()) {
        break;
      }
      descendants.reversed().forEach(ProcessHandle::destroyForcibly);
      killed.addAll(descendants);
    }
    process.destroyForcibly();
    awaitEnd(process, killed);
  }

  // A signal only asks the system to end a process, which on a busy machine takes a while.
  private static void awaitEnd(Process process, Set<ProcessHandle> descendants) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    boolean interrupted = false;
    while (System.nanoTime() - deadline < 0) {
      try {
        if (process.waitFor(LOOK_EVERY.toNanos(), TimeUnit.NANOSECONDS)) {
          descendants.removeIf(descendant -> !isRunning(descendant));
          if (descendants.isEmpty()) {
            break;
          }
          TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
        }
      } catch (InterruptedException e) {
        // A run that is ended by force must not leave its processes for that.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether a process still runs; an orphan that has ended stays in the list until init looks after it. */
  private static boolean isRunning(ProcessHandle process) {
    if (!process.isAlive()) {
      return false;
    }
    try {
      // The state follows the name, which is in parentheses and may hold anything.
      String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      return !status.substring(status.lastIndexOf(')') + 1).startsWith(" Z");
    } catch (IOException e) {
      // There is no such list on this system, or the process has ended meanwhile.
      return process.isAlive();
    }
  }
}

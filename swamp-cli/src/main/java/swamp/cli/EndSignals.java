package swamp.cli;

import java.util.function.IntConsumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The signals by which a caller ends a program: SIGHUP, SIGINT and SIGTERM. Handled one by one instead of by a shutdown
 * hook, because while a hook runs the JVM ignores a second Ctrl-C. {@code sun.misc.Signal} is the only way to learn of a signal
 * in Java; the module jdk.unsupported exports it for that.
 */
final class EndSignals {
  /** A shell reports a program that was ended by signal N with 128 + N. */
  private static final int EXIT_CODE_BASE = 128;

  private EndSignals() {}

  /**
   * A write to a pipe that nobody reads is to fail, not to end the program. HotSpot sees to that itself and lets nobody
   * else; a native executable does not.
   */
  static void outliveBrokenPipes() {
    if (System.getProperty("org.graalvm.nativeimage.imagecode", "").equals("runtime")) {
      Signal.handle(new Signal("PIPE"), SignalHandler.SIG_IGN);
    }
  }

  /** Calls {@code handler} with the exit code for each signal that arrives; one that the parent had ignored stays so. */
  static void handle(IntConsumer handler) {
    for (String name : new String[] {"HUP", "INT", "TERM"}) {
      Signal.handle(new Signal(name), signal -> handler.accept(EXIT_CODE_BASE + signal.getNumber()));
    }
  }
}

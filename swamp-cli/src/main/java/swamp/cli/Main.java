package swamp.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.time.Duration;
import java.util.List;
import swamp.cli.command.Invocation;
import swamp.cli.command.TerminalFacts;
import swamp.cli.rendering.StreamConsole;
import swamp.cli.transport.Interruption;
import swamp.cli.transport.RuntimeInstallation;

/** Where the program starts, and the only place where it ends. */
public final class Main {
  private static final Duration GRACE = Duration.ofMillis(400);

  private Main() {}

  public static void main(String[] words) {
    halt(run(List.of(words)));
  }

  /** The exit code of these words. */
  static int run(List<String> words) {
    StandardDescriptors.fill();
    Interruption interruption = new Interruption(GRACE, Main::halt);
    EndSignals.outliveBrokenPipes();
    EndSignals.handle(interruption::signal);
    // The plain descriptors: System.out would hide that its reader has gone.
    Invocation invocation = new Invocation(
        CallerEnvironment.current(),
        System.getProperty("user.dir", ""),
        System.getProperty("user.name", ""),
        new FileInputStream(FileDescriptor.in),
        new StreamConsole(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err)),
        TerminalFacts.current(),
        interruption,
        RuntimeInstallation.current());
    int code = new Program(invocation).run(words);
    return interruption.exitCode(code);
  }

  // Nothing is buffered and nobody waits for an orderly shutdown, so the process may simply stop.
  static void halt(int code) {
    Runtime.getRuntime().halt(code);
  }
}

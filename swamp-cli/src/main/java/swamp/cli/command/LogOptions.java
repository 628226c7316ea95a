package swamp.cli.command;

import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import swamp.protocol.LogFollowing;
import swamp.protocol.Request;

/** How much of a log is shown. */
public final class LogOptions {
  @Option(names = "--tail", paramLabel = "<n>", description = "Show only so many lines from the end.")
  private int tail;

  @Option(names = {"-f", "--follow"}, description = "Show new lines until the run has ended; one JSON line each with --json.")
  private boolean follow;

  int tail() {
    return tail;
  }

  Request of(Optional<String> directory, String run, Supplier<Request> whole) {
    return follow ? new LogFollowing(directory, run, tail) : whole.get();
  }
}

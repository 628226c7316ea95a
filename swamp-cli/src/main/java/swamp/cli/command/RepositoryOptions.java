package swamp.cli.command;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import swamp.cli.transport.DaemonUse;
import swamp.cli.transport.RepositoryDefault;
import swamp.cli.transport.Surroundings;

/** The options of every command that works on a repository. */
public final class RepositoryOptions {
  @Option(names = "--repo-dir", paramLabel = "<dir>", description = "The repository; the current directory otherwise.")
  private String directory = "";

  @Option(names = "--via-daemon", arity = "0..1", fallbackValue = "auto", paramLabel = "<mode>",
      description = "Use the resident daemon: auto (the default), require or off.")
  private String viaDaemon = "";

  @Option(names = "--no-spawn", description = "Use a running daemon, but start none.")
  private boolean noSpawn;

  /** The directory as typed; empty when not given. */
  Optional<String> directory() {
    return directory.isEmpty() ? Optional.empty() : Optional.of(directory);
  }

  DaemonUse daemonUse(Invocation invocation) {
    Map<String, String> environment = invocation.environment();
    return DaemonUse.of(viaDaemon, noSpawn, environment,
        () -> RepositoryDefault.of(directory(), environment, invocation.workingDirectory()),
        () -> Surroundings.of(environment));
  }
}

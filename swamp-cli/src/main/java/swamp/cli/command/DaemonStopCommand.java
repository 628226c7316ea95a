package swamp.cli.command;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import swamp.cli.rendering.FactsText;
import swamp.protocol.DaemonStop;

/** {@code swamp daemon stop}: returns when the daemon is gone; no daemon is fine, too. */
@Command(name = "stop", description = "Let the resident daemon finish its runs and end.")
public final class DaemonStopCommand implements LeafCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();

  @Option(names = "--now", description = "Cancel the runs instead of waiting for them.")
  private boolean now;

  @Override
  public GlobalOptions globals() {
    return globals;
  }

  @Override
  public int run(Invocation invocation) {
    Optional<Integer> code = invocation.requestRunning(globals, new DaemonStop(now), new FactsText());
    if (code.isPresent() && code.get() == 0) {
      invocation.connector(globals).awaitAbsence();
    } else if (code.isEmpty() && !globals.quiet()) {
      invocation.console().printErrorLine("No swamp daemon is running.");
    }
    return code.orElse(0);
  }
}

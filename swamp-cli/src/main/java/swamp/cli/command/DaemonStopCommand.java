package swamp.cli.command;

import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import swamp.cli.rendering.DaemonStopText;
import swamp.protocol.DaemonStop;

/** {@code swamp daemon stop}: returns when the daemon is gone; no daemon is fine, too. */
@Command(name = "stop", description = "Let the resident daemon finish its runs and end.",
    footer = {
        "swamp daemon stop",
        "swamp daemon stop --now"
    })
public final class DaemonStopCommand implements LeafCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();

  @Option(names = "--now", description = "Cancel the runs instead of waiting for them.")
  private boolean now;

  @Override
  public GlobalOptions globals() {
    return globals;
  }

  @Override
  public int run(CommandSession session) {
    OptionalInt code = session.requestRunning(new DaemonStop(now), new DaemonStopText());
    if (code.isEmpty()) {
      session.remark("No swamp daemon is running.");
    } else if (code.getAsInt() == 0) {
      session.connector().awaitAbsence();
    }
    return code.orElse(0);
  }
}

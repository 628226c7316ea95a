package swamp.cli.command;

import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import swamp.cli.rendering.DaemonStatusText;
import swamp.cli.transport.DaemonUse;
import swamp.protocol.DaemonStatus;
import swamp.protocol.DaemonStop;

/** {@code swamp daemon restart}: another daemon at once, while the old one finishes what it has begun. */
@Command(name = "restart", description = "Start a new daemon; the old one finishes its runs.",
    footer = {
        "swamp daemon restart",
        "swamp daemon restart --now"
    })
public final class DaemonRestartCommand implements LeafCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();

  @Option(names = "--now", description = "Cancel the runs of the old daemon.")
  private boolean now;

  @Override
  public GlobalOptions globals() {
    return globals;
  }

  @Override
  public int run(CommandSession session) {
    OptionalInt code = session.tell(new DaemonStop(now, !now));
    if (code.orElse(0) != 0) {
      return code.getAsInt();
    }
    if (now) {
      session.connector().awaitAbsence();
    }
    return session.request(
        new DaemonUse(DaemonUse.Mode.REQUIRE, true, false), new DaemonStatus(), new DaemonStatusText());
  }
}

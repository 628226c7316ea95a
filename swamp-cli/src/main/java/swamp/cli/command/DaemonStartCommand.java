package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import swamp.cli.rendering.DaemonStatusText;
import swamp.cli.transport.DaemonUse;
import swamp.protocol.DaemonStatus;

/** {@code swamp daemon start}: shows the status of the daemon, which is started if none runs. */
@Command(name = "start", description = "Start the resident daemon if none runs.",
    footer = "swamp daemon start")
public final class DaemonStartCommand implements LeafCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();

  @Override
  public GlobalOptions globals() {
    return globals;
  }

  @Override
  public int run(CommandSession session) {
    DaemonUse use = new DaemonUse(DaemonUse.Mode.REQUIRE, true, false);
    return session.request(use, new DaemonStatus(), new DaemonStatusText());
  }
}

package swamp.cli.command;

import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import swamp.cli.rendering.DaemonStatusText;
import swamp.cli.rendering.FactsText;
import swamp.protocol.DaemonStatus;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;

/** {@code swamp daemon status}: starts nothing (lesson 3). */
@Command(name = "status", description = "Tell whether the resident daemon runs, and what it does.",
    footer = {
        "swamp daemon status",
        "swamp daemon status --json"
    })
public final class DaemonStatusCommand implements LeafCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();

  @Override
  public GlobalOptions globals() {
    return globals;
  }

  @Override
  public int run(CommandSession session) {
    OptionalInt code = session.requestRunning(new DaemonStatus(), new DaemonStatusText());
    if (code.isPresent()) {
      return code.getAsInt();
    }
    session.show(JsonText.object()
        .put("running", false)
        .put("directory", session.connector().location().directory().toString()), new FactsText());
    return ErrorCode.DAEMON_UNAVAILABLE.exitCode();
  }
}

package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import swamp.protocol.BuildFingerprint;
import swamp.protocol.JsonText;

/** {@code swamp version} and {@code swamp --version}: asks nobody. */
@Command(name = "version", description = "Print the version of this program.",
    footer = {
        "swamp version",
        "swamp version --json"
    })
public final class VersionCommand implements LeafCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();

  @Override
  public GlobalOptions globals() {
    return globals;
  }

  @Override
  public int run(CommandSession session) {
    String version = BuildFingerprint.current().version();
    String client = session.invocation().installation().client();
    session.show(JsonText.object().put("version", version), (_, _) -> "swamp " + version + " (" + client + ")\n");
    return 0;
  }
}

package swamp.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import swamp.cli.rendering.FactsText;
import swamp.cli.service.UserService;
import swamp.protocol.JsonText;

/** {@code swamp daemon uninstall}: ends the service and removes its files; {@code --via-daemon} works on without it. */
@Command(name = "uninstall", description = "Remove the service that runs the daemon.",
    footer = "swamp daemon uninstall")
public final class DaemonUninstallCommand implements LeafCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();

  @Override
  public GlobalOptions globals() {
    return globals;
  }

  @Override
  public int run(CommandSession session) {
    UserService service = UserService.of(System.getProperty("os.name", ""), session.invocation().environment());
    List<Path> there = service.files().stream().filter(Files::exists).toList();
    if (there.isEmpty()) {
      session.remark("The daemon is not installed as a service.");
    } else {
      service.uninstall();
    }
    ObjectNode document = JsonText.object().put("installed", false).put("service", service.name());
    there.forEach(file -> document.withArray("removed").add(file.toString()));
    session.show(document, new FactsText());
    return 0;
  }
}

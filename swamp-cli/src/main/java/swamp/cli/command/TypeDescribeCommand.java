package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.TypeDescriptionText;
import swamp.protocol.OutputMode;
import swamp.protocol.Request;
import swamp.protocol.TypeDescribe;

/** {@code swamp model type describe}. */
@Command(name = "describe", description = "Describe a type: its arguments, methods and data.",
    footer = {
        "swamp model type describe @acme/probe",
        "swamp model type describe @acme/probe --compact --json"
    })
public final class TypeDescribeCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", paramLabel = "<type>", description = "The type, such as @acme/probe.")
  private String type = "";

  @Option(names = "--compact", description = "Leave the details of schemas out.")
  private boolean compact;

  @Override
  public GlobalOptions globals() {
    return globals;
  }

  @Override
  public RepositoryOptions repository() {
    return repository;
  }

  @Override
  public DocumentText text() {
    return new TypeDescriptionText(compact);
  }

  @Override
  public Request request(CommandSession session) {
    // The compact document leaves out what the human form prints, so people get theirs from the whole one.
    return new TypeDescribe(repository.directory(), type, compact && globals.outputMode() == OutputMode.JSON);
  }
}

package swamp.cli.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.ModelCreationText;
import swamp.protocol.ModelCreate;
import swamp.protocol.Request;

/** {@code swamp model create}. */
@Command(name = "create", description = "Create a model of a type.")
public final class ModelCreateCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", paramLabel = "<type>", description = "The type, such as @acme/probe.")
  private String type = "";

  @Parameters(index = "1", paramLabel = "<name>", description = "Name of the new model.")
  private String name = "";

  @Option(names = "--global-arg", paramLabel = "<key=value>", description = "A global argument of the model.")
  private List<String> globalArguments = List.of();

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
    return new ModelCreationText();
  }

  @Override
  public Request request(CommandSession session) {
    return new ModelCreate(repository.directory(), type, name, globalArguments);
  }
}

package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.MethodDescriptionText;
import swamp.protocol.MethodDescribe;
import swamp.protocol.Request;

/** {@code swamp model method describe}. */
@Command(name = "describe", description = "Describe a method of a model.",
    footer = "swamp model method describe speak say")
public final class MethodDescribeCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", paramLabel = "<model>", description = "Name or id of the model.")
  private String model = "";

  @Parameters(index = "1", paramLabel = "<method>", description = "Name of the method.")
  private String method = "";

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
    return new MethodDescriptionText();
  }

  @Override
  public Request request(CommandSession session) {
    return new MethodDescribe(repository.directory(), model, method);
  }
}

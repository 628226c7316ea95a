package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.SentenceText;
import swamp.protocol.Request;
import swamp.protocol.SourceRemoval;

/** {@code swamp extension source rm}. */
@Command(name = "rm", description = "Take extensions from a directory no longer.",
    footer = "swamp extension source rm ../shared-extensions")
public final class SourceRemoveCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();

  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", paramLabel = "<path>", description = "The directory, as it is listed.")
  private String path = "";

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
    return SentenceText.of("Removed extension source: {path}");
  }

  @Override
  public Request request(CommandSession session) {
    return new SourceRemoval(repository.directory(), path);
  }
}

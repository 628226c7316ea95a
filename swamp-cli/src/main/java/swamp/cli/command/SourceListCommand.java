package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.Tables;
import swamp.protocol.Request;
import swamp.protocol.SourceList;

/** {@code swamp extension source list}. */
@Command(name = "list", description = "List the directories that extensions are also taken from.",
    footer = "swamp extension source list")
public final class SourceListCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();

  @Mixin private RepositoryOptions repository = new RepositoryOptions();

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
    return Tables.sources();
  }

  @Override
  public Request request(CommandSession session) {
    return new SourceList(repository.directory());
  }
}

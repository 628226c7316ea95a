package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.Tables;
import swamp.protocol.ExtensionList;
import swamp.protocol.Request;

/** {@code swamp extension list}. */
@Command(name = "list", description = "List extensions that came from a registry.",
    footer = "swamp extension list")
public final class ExtensionListCommand implements RequestCommand {
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
    return Tables.extensions();
  }

  @Override
  public Request request(CommandSession session) {
    return new ExtensionList(repository.directory());
  }
}

package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.RemovalText;
import swamp.protocol.Request;
import swamp.protocol.RunCollection;

/** {@code swamp run gc}. */
@Command(name = "gc", description = "Forget runs that ended long ago, and close stale ones.",
    footer = "swamp run gc --older-than 7d --dry-run")
public final class RunCollectCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();

  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Option(names = "--older-than", paramLabel = "<duration>",
      description = "Forget runs that started before this: 30d (the default), 12h, or a date.")
  private String olderThan = "";

  @Option(names = "--dry-run", description = "Only tell what would be done.")
  private boolean dryRun;

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
    return new RemovalText();
  }

  @Override
  public Request request(CommandSession session) {
    return new RunCollection(repository.directory(), Given.text(olderThan), dryRun);
  }
}

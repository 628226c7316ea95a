package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.SummaryText;
import swamp.protocol.Request;
import swamp.protocol.Summary;

/** {@code swamp summarise}. */
@Command(name = "summarise", description = "Tell what the repository holds and what happened in it lately.",
    footer = "swamp summarise --since 7d")
public final class SummariseCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();

  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Option(names = "--since", paramLabel = "<duration>", description = "How far to look back: 7d (the default), 12h, or a date.")
  private String since = "";

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
    return new SummaryText();
  }

  @Override
  public Request request(CommandSession session) {
    return new Summary(repository.directory(), Given.text(since));
  }
}

package swamp.cli.command;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.SentenceText;
import swamp.protocol.RepositoryUpgrade;
import swamp.protocol.Request;

/** {@code swamp repo upgrade}. */
@Command(name = "upgrade", description = "Bring a repository's marker and managed files up to date.",
    footer = {
        "swamp repo upgrade",
        "swamp repo upgrade ../other"
    })
public final class RepositoryUpgradeCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", arity = "0..1", paramLabel = "<path>",
      description = "The repository; the current one otherwise.")
  private String path = "";

  @Option(names = {"-t", "--tool"}, paramLabel = "<name>",
      description = "An agent tool to prepare the repository for, instead of the present ones.")
  private List<String> tools = List.of();

  @Option(names = "--include-gitignore", description = "Manage a section of .gitignore.")
  private boolean includeGitignore;

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
    return SentenceText.of("Upgraded {path} to {newVersion}");
  }

  @Override
  public Request request(CommandSession session) {
    return new RepositoryUpgrade(
        path.isEmpty() ? repository.directory() : Optional.of(path), tools, includeGitignore);
  }
}

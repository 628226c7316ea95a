package swamp.cli.command;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.RepositoryText;
import swamp.protocol.RepositoryInitialization;
import swamp.protocol.Request;

/** {@code swamp repo init}. */
@Command(name = "init", description = "Make a directory a swamp repository.",
    footer = {
        "swamp repo init",
        "swamp repo init ../other --tool claude --include-gitignore"
    })
public final class RepositoryInitCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", arity = "0..1", paramLabel = "<path>",
      description = "The directory; the current one otherwise.")
  private String path = "";

  @Option(names = {"-t", "--tool"}, paramLabel = "<name>", description = "An agent tool to prepare the repository for.")
  private List<String> tools = List.of();

  @Option(names = {"-f", "--force"}, description = "Initialize again.")
  private boolean force;

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
    return new RepositoryText();
  }

  @Override
  public Request request(CommandSession session) {
    return new RepositoryInitialization(
        path.isEmpty() ? repository.directory() : Optional.of(path), tools, force, includeGitignore);
  }
}

package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.SentenceText;
import swamp.protocol.Request;
import swamp.protocol.VaultCreation;

/** {@code swamp vault create}. */
@Command(name = "create", description = "Create a vault.",
    footer = "swamp vault create local_encryption keys")
public final class VaultCreateCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", paramLabel = "<type>", description = "Type of the vault: local_encryption, mock, or one of extensions/vaults.")
  private String type = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "<name>",
      description = "Name of the vault; made from the type otherwise.")
  private String name = "";

  @Option(names = "--config", paramLabel = "<json>", description = "What the type needs to know, as a JSON object.")
  private String config = "";

  @Option(names = "--audit-reads", description = "Note reads of secrets in the audit log.")
  private boolean auditReads;

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
    return SentenceText.of("Created vault: {name} ({typeName})");
  }

  @Override
  public Request request(CommandSession session) {
    return new VaultCreation(repository.directory(), type, Given.text(name), Given.text(config), auditReads);
  }
}

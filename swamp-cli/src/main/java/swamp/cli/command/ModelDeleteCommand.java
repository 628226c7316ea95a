package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DeletionText;
import swamp.cli.rendering.DocumentText;
import swamp.protocol.ModelDeletion;
import swamp.protocol.Request;

/** {@code swamp model delete}. */
@Command(name = "delete", description = "Delete a model with its data and run records.",
    footer = {
        "swamp model delete my-probe",
        "swamp model delete my-probe --yes"
    })
public final class ModelDeleteCommand implements ConfirmedCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();
  @Mixin private ConfirmationOptions confirmation = new ConfirmationOptions();

  @Parameters(index = "0", paramLabel = "<model>", description = "Name or id of the model.")
  private String model = "";

  @Override
  public GlobalOptions globals() {
    return globals;
  }

  @Override
  public RepositoryOptions repository() {
    return repository;
  }

  @Override
  public ConfirmationOptions confirmation() {
    return confirmation;
  }

  @Override
  public String question() {
    return "Delete model " + model + " with its data and run records?";
  }

  @Override
  public DocumentText text() {
    return new DeletionText();
  }

  @Override
  public Request request(CommandSession session) {
    return new ModelDeletion(repository.directory(), model, confirmation.given(globals));
  }
}

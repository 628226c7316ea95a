package swamp.cli.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.ValidationText;
import swamp.protocol.ModelValidate;
import swamp.protocol.Request;

/** {@code swamp model validate}. */
@Command(name = "validate", description = "Check one model or all.",
    footer = {
        "swamp model validate",
        "swamp model validate speak --method say"
    })
public final class ModelValidateCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", arity = "0..1", paramLabel = "<model>",
      description = "Name or id of the model; all otherwise.")
  private String model = "";

  @Option(names = "--label", paramLabel = "<label>", description = "Run only checks with this label.")
  private List<String> labels = List.of();

  @Option(names = "--method", paramLabel = "<method>", description = "Run only checks that apply to this method.")
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
    return new ValidationText();
  }

  @Override
  public Request request(CommandSession session) {
    return new ModelValidate(repository.directory(), Given.text(model), labels, Given.text(method));
  }
}

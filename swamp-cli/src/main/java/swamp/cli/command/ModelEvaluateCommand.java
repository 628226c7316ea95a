package swamp.cli.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.EvaluationText;
import swamp.protocol.ErrorCode;
import swamp.protocol.ModelEvaluate;
import swamp.protocol.Request;
import swamp.protocol.SwampException;

/** {@code swamp model evaluate}. */
@Command(name = "evaluate", description = "Evaluate the expressions of a model, or of all, and store the result.",
    footer = {
        "swamp model evaluate speak --input text=Hello",
        "swamp model evaluate --all"
    })
public final class ModelEvaluateCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", arity = "0..1", paramLabel = "<model>", description = "Name or id of the model.")
  private String model = "";

  @Option(names = "--all", description = "Evaluate all models.")
  private boolean all;

  @Option(names = "--input", paramLabel = "<key=value>", description = "An input, or all of them as one JSON object.")
  private List<String> inputs = List.of();

  @Option(names = "--arg", paramLabel = "<key=value>", hidden = true, description = "As --input, with less precedence.")
  private List<String> arguments = List.of();

  @Option(names = "--input-file", paramLabel = "<path>", description = "A YAML or JSON file of inputs.")
  private String inputFile = "";

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
    return new EvaluationText();
  }

  @Override
  public Request request(CommandSession session) {
    if (all != model.isEmpty()) {
      throw new SwampException(ErrorCode.USAGE,
          all ? "Option \"--all\" takes no model." : "Missing argument(s): model (or --all)").withoutShownCode();
    }
    return new ModelEvaluate(repository.directory(), Given.text(model), inputs, arguments, Given.text(inputFile));
  }
}

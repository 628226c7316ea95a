package swamp.cli.command;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.MethodRunText;
import swamp.protocol.ByDefinition;
import swamp.protocol.ByType;
import swamp.protocol.ErrorCode;
import swamp.protocol.FrameLimits;
import swamp.protocol.MethodRun;
import swamp.protocol.MethodTarget;
import swamp.protocol.Request;
import swamp.protocol.SwampException;

/** {@code swamp model method run}, both forms (method-run §4.1, §4.2). */
@Command(name = "run", description = "Run a method of a model, or of a type on a definition it creates when needed.",
    footer = {
        "swamp model method run speak say --input text=Hello",
        "swamp model method run speak say --via-daemon --json --input-file inputs.yaml",
        "swamp model @acme/probe method run check my-probe --timeout 30s"
    })
public final class MethodRunCommand implements RequestCommand {
  private static final int LARGEST_STANDARD_INPUT = FrameLimits.CLIENT_TO_SERVER / 2;

  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();
  @Mixin private RunSelectionOptions selection = new RunSelectionOptions();

  @Parameters(index = "0", paramLabel = "<model>",
      description = "Name or id of the model, or a type such as @acme/probe.")
  private String model = "";

  @Parameters(index = "1", paramLabel = "<method>", description = "Name of the method.")
  private String method = "";

  @Parameters(index = "2", arity = "0..1", paramLabel = "<name>", description = "With a type: name of the definition.")
  private String name = "";

  @Option(names = "--input", paramLabel = "<key=value>", description = "An input, or all of them as one JSON object.")
  private List<String> inputs = List.of();

  @Option(names = "--arg", paramLabel = "<key=value>", hidden = true, description = "As --input, with less precedence.")
  private List<String> arguments = List.of();

  @Option(names = "--input-file", paramLabel = "<path>", description = "A YAML or JSON file of inputs.")
  private String inputFile = "";

  @Option(names = "--stdin", description = "Read inputs from standard input, several for a batch.")
  private boolean stdin;

  @Option(names = "--tag", paramLabel = "<key=value>", description = "A tag on all data that the run produces.")
  private List<String> tags = List.of();

  @Option(names = "--last-evaluated", description = "Use the definition as it was evaluated last.")
  private boolean lastEvaluated;

  @Option(names = "--timeout", paramLabel = "<duration>", description = "Cancel after this time: 30, 30s, 5m, 1h ...")
  private String timeout = "";

  @Option(names = "--no-record", description = "Leave no trace of the run in the repository.")
  private boolean noRecord;

  @Option(names = "--traceparent", paramLabel = "<value>", description = "W3C trace context.")
  private String traceparent = "";

  @Option(names = "--tracestate", paramLabel = "<value>", description = "W3C trace context.")
  private String tracestate = "";

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
    return new MethodRunText();
  }

  @Override
  public Request request(CommandSession session) {
    MethodTarget target = target();
    if (stdin && !inputFile.isEmpty()) {
      throw usage("Option \"--stdin\" conflicts with option \"--input-file\".");
    }
    return new MethodRun(repository.directory(), target, inputs, arguments, given(inputFile),
        stdin ? Optional.of(StandardInput.read(session.invocation(), LARGEST_STANDARD_INPUT)) : Optional.empty(), tags, lastEvaluated,
        selection.checks(), selection.reports(), given(timeout), noRecord, given(traceparent), given(tracestate));
  }

  private MethodTarget target() {
    if (model.startsWith("@")) {
      return new ByType(model, method, given(name));
    }
    if (!name.isEmpty()) {
      throw usage("Too many arguments: " + name);
    }
    return new ByDefinition(model, method);
  }

  private static SwampException usage(String message) {
    return new SwampException(ErrorCode.USAGE, message).withoutShownCode();
  }

  private static Optional<String> given(String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }
}

package swamp.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DataText;
import swamp.cli.rendering.DocumentText;
import swamp.protocol.DataGet;
import swamp.protocol.ErrorCode;
import swamp.protocol.Request;
import swamp.protocol.SwampException;
import swamp.protocol.WorkflowDataGet;

/** {@code swamp data get}: model and name as arguments or as options. */
@Command(name = "get", description = "Show a data item.",
    footer = {
        "swamp data get speak result",
        "swamp data get speak result --version 2 --json"
    })
public final class DataGetCommand implements RequestCommand {
  private static final int WORDS = 2;

  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();
  @Mixin private WorkflowOptions workflow = new WorkflowOptions();

  @Parameters(index = "0..1", arity = "0..2", paramLabel = "<model> <name>",
      description = "Name or id of the model, and name of the data item.")
  private List<String> words = List.of();

  @Option(names = "--model", paramLabel = "<model>", description = "The model, instead of the argument.")
  private String model = "";

  @Option(names = "--name", paramLabel = "<name>", description = "The data item, instead of the argument.")
  private String name = "";

  @Option(names = "--version", paramLabel = "<n>", description = "Which version; the latest otherwise.")
  private int version;

  @Option(names = "--no-content", description = "Leave the content out.")
  private boolean noContent;

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
    return new DataText();
  }

  @Override
  public Request request(CommandSession session) {
    List<String> given = new ArrayList<>(words);
    if (!model.isEmpty()) {
      given.addFirst(model);
    }
    if (!name.isEmpty()) {
      given.add(name);
    }
    if (given.size() > WORDS) {
      throw usage("Too many arguments: " + String.join(" ", given.subList(WORDS, given.size())));
    }
    if (workflow.given() && !given.isEmpty()) {
      return new WorkflowDataGet(repository.directory(), given.size() == WORDS ? Optional.of(given.getFirst()) : Optional.empty(),
          given.getLast(), workflow.workflow(), workflow.run(), version, !noContent);
    }
    if (given.size() < WORDS) {
      throw usage("Missing argument(s): " + (given.isEmpty() ? "model, name" : "name"));
    }
    return new DataGet(repository.directory(), given.getFirst(), given.getLast(), version, !noContent);
  }

  private static SwampException usage(String message) {
    return new SwampException(ErrorCode.USAGE, message).withoutShownCode();
  }
}

package swamp.cli.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.ModelCreationText;
import swamp.cli.transport.DaemonUse;
import swamp.protocol.ErrorCode;
import swamp.protocol.ModelCreate;
import swamp.protocol.Request;
import swamp.protocol.SwampException;
import swamp.protocol.TypeDescribe;

/** {@code swamp model create}. */
@Command(name = "create", description = "Create a model of a type.",
    footer = "swamp model create @acme/probe my-probe --global-arg region=eu")
public final class ModelCreateCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", arity = "0..1", paramLabel = "<type>",
      description = "The type, such as @acme/probe; on a terminal it can be chosen from a list.")
  private String type = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "<name>",
      description = "Name of the new model; asked for on a terminal.")
  private String name = "";

  @Option(names = "--global-arg", paramLabel = "<key=value>", description = "A global argument of the model.")
  private List<String> globalArguments = List.of();

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
    return new ModelCreationText();
  }

  @Override
  public int run(CommandSession session) {
    return session.canAsk() ? runAsking(session) : RequestCommand.super.run(session);
  }

  private int runAsking(CommandSession session) {
    DaemonUse use = repository.daemonUse(session.invocation());
    Questions questions = session.questions();
    if (type.isEmpty()) {
      type = new TypedChoice(session, use, repository.directory()).type()
          .or(() -> questions.ask("Type: ").filter(answer -> !answer.isEmpty()))
          .orElseThrow(() -> missing("type"));
    }
    Fetched described = session.fetch(use, new TypeDescribe(repository.directory(), type, false));
    if (described.document().isEmpty()) {
      return described.code();
    }
    if (name.isEmpty()) {
      name = questions.ask("Name of the new model: ").filter(answer -> !answer.isEmpty())
          .orElseThrow(() -> missing("name"));
    }
    List<String> all = new ArrayList<>(globalArguments);
    all.addAll(new MissingArguments(session, globalArguments).ask(described.document().get().path("globalArguments")));
    return session.request(use, new ModelCreate(repository.directory(), type, name, all), text());
  }

  @Override
  public Request request(CommandSession session) {
    if (type.isEmpty() || name.isEmpty()) {
      throw missing(type.isEmpty() ? "type, name" : "name");
    }
    return new ModelCreate(repository.directory(), type, name, globalArguments);
  }

  private static SwampException missing(String arguments) {
    return new SwampException(ErrorCode.USAGE, "Missing argument(s): " + arguments).withoutShownCode();
  }
}

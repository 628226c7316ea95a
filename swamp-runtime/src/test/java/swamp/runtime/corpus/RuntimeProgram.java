package swamp.runtime.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import swamp.protocol.ByDefinition;
import swamp.protocol.Caller;
import swamp.protocol.Event;
import swamp.protocol.MethodRun;
import swamp.protocol.OutputMode;
import swamp.protocol.Request;
import swamp.protocol.RequestMessage;
import swamp.protocol.RunChecks;
import swamp.protocol.RunReports;
import swamp.protocol.SwampException;
import swamp.protocol.Terminal;
import swamp.protocol.TypeDescribe;
import swamp.runtime.AnswerSink;
import swamp.runtime.CancellationSource;
import swamp.runtime.SwampRuntime;
import swamp.runtime.extension.EsbuildBinary;
import swamp.runtime.script.ContextPoolSize;

/** The runtime inside this process, without client and socket. */
final class RuntimeProgram implements Program {
  private final SwampRuntime runtime;

  RuntimeProgram(Path cache) {
    runtime = new SwampRuntime(EsbuildBinary.below(Path.of("..").toAbsolutePath()), cache, ContextPoolSize.none());
  }

  @Override
  public String name() {
    return "runtime";
  }

  @Override
  public JsonNode describe(Path repository, String type) {
    return ask(repository, System.getenv(),
        new TypeDescribe(Optional.of(repository.toString()), type, false));
  }

  @Override
  public Answer run(Call call) {
    MethodRun request = new MethodRun(Optional.of(call.repository().toString()),
        new ByDefinition(call.definition(), call.method()), List.of(call.arguments().toString()), List.of(),
        Optional.empty(), Optional.empty(), List.of(), false, new RunChecks(false, List.of(), List.of()),
        new RunReports(true, List.of(), List.of(), List.of(), List.of()), Optional.of("60s"), false, Optional.empty(),
        Optional.empty());
    try {
      return new Answer(Optional.of(ask(call.workingDirectory(), call.environment(), request)), Optional.empty());
    } catch (SwampException e) {
      return new Answer(Optional.empty(), Optional.of(e.text() + e.hint().map(hint -> " (" + hint + ")").orElse("")));
    }
  }

  private JsonNode ask(Path workingDirectory, Map<String, String> environment, Request request) {
    Answers answers = new Answers();
    Caller caller = new Caller(environment, workingDirectory.toString(), "tester", OutputMode.JSON, false, "",
        new Terminal(false, false, false, 80));
    runtime.handle(new RequestMessage("1", caller, request), answers, new CancellationSource());
    return answers.results.getLast();
  }

  private static final class Answers implements AnswerSink {
    private final List<JsonNode> results = new CopyOnWriteArrayList<>();

    @Override
    public void event(Event event) {}

    @Override
    public void result(JsonNode document) {
      results.add(document);
    }
  }

  @Override
  public void close() {
    runtime.close();
  }
}

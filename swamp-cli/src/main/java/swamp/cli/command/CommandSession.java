package swamp.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import swamp.cli.rendering.Console;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.HeldConsole;
import swamp.cli.rendering.JsonRendering;
import swamp.cli.rendering.LogRendering;
import swamp.cli.rendering.ProgressLine;
import swamp.cli.rendering.Rendering;
import swamp.cli.rendering.Style;
import swamp.cli.transport.Conversation;
import swamp.cli.transport.DaemonUse;
import swamp.cli.transport.RequestExchange;
import swamp.cli.transport.RuntimeConnector;
import swamp.protocol.BuildFingerprint;
import swamp.protocol.Caller;
import swamp.protocol.ErrorCode;
import swamp.protocol.Failure;
import swamp.protocol.FailureMessage;
import swamp.protocol.OutputMode;
import swamp.protocol.Request;
import swamp.protocol.RequestMessage;
import swamp.protocol.ResultMessage;
import swamp.protocol.SwampException;
import swamp.protocol.Terminal;

/** One command at work: what it asks goes to a runtime, what it gets is shown as its global options say. */
public final class CommandSession {
  private static final String REQUEST_ID = "1";

  private final Invocation invocation;
  private final GlobalOptions globals;
  private final ProgressLine progress;

  public CommandSession(Invocation invocation, GlobalOptions globals) {
    this.invocation = invocation;
    this.globals = globals;
    this.progress = new ProgressLine(
        invocation.console(), invocation.terminal().standardError() && !globals.quiet(), columns());
  }

  Invocation invocation() {
    return invocation;
  }

  /** Sends this request to the runtime that {@code use} leads to, shows the answer, and returns the exit code. */
  int request(DaemonUse use, Request request, DocumentText text) {
    RequestExchange exchange = exchange();
    return answered(text, answers -> OptionalInt.of(exchange.run(message(request), use, answers))).orElseThrow();
  }

  /** Sends this request to the daemon that runs now; empty when none does. */
  OptionalInt requestRunning(Request request, DocumentText text) {
    RequestExchange exchange = exchange();
    return answered(text, answers -> exchange.runOnRunning(message(request), answers));
  }

  /** The document that the daemon that runs now answers this request with; empty when none does. */
  Optional<JsonNode> ask(Request request) {
    List<JsonNode> documents = new ArrayList<>();
    OptionalInt code = exchange().runOnRunning(message(request), answer -> {
      if (answer instanceof ResultMessage result) {
        documents.add(result.document());
      }
    });
    return code.isEmpty() ? Optional.empty() : documents.stream().findFirst();
  }

  /** How text for people looks here. */
  Style style() {
    return new Style(color(), invocation.terminal().standardOutput(), columns());
  }

  OutputMode outputMode() {
    return globals.outputMode();
  }

  /** The document that a process of our own answers this request with; its failure is thrown. */
  JsonNode askOneShot(Request request) {
    List<JsonNode> documents = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    exchange().run(message(request), new DaemonUse(DaemonUse.Mode.OFF, false, false), answer -> {
      if (answer instanceof ResultMessage result) {
        documents.add(result.document());
      } else if (answer instanceof FailureMessage failure) {
        failures.add(failure.failure());
      }
    });
    return documents.stream().findFirst().orElseThrow(() -> new SwampException(ErrorCode.INTERNAL,
        failures.isEmpty() ? "The runtime gave no answer" : failures.getFirst().message()));
  }

  /** Sends this request to the daemon that runs now and shows failures only; empty when none runs. */
  OptionalInt tell(Request request) {
    Rendering rendering = rendering(progress, (_, _) -> "");
    return exchange().runOnRunning(message(request), answer -> {
      if (answer instanceof FailureMessage failure) {
        rendering.failure(failure.failure());
      }
    });
  }

  /** Shows a document that needed no runtime. */
  void show(JsonNode document, DocumentText text) {
    rendering(progress, text).result(document);
  }

  /** Tells something in passing, unless the caller wants quiet. */
  void remark(String line) {
    if (!globals.quiet()) {
      progress.printErrorLine(line);
    }
  }

  RuntimeConnector connector() {
    return new RuntimeConnector(invocation.installation(), invocation.environment(), progress, this::hint);
  }

  /** In text mode, {@code --quiet} holds everything back until the request has failed. */
  private OptionalInt answered(DocumentText text, Function<Answers, OptionalInt> call) {
    boolean quiet = globals.quiet() && globals.outputMode() == OutputMode.LOG;
    HeldConsole held = new HeldConsole(invocation.console());
    Answers answers = new Answers(rendering(quiet ? held : progress, text), invocation.interruption());
    OptionalInt code;
    try (ProgressTicker _ = ProgressTicker.start(progress, invocation.interruption())) {
      code = call.apply(answers);
    } catch (RuntimeException e) {
      held.release();
      throw e;
    }
    if (code.orElse(0) != 0) {
      held.release();
    }
    return code.isEmpty() ? code : OptionalInt.of(answers.exitCode(code.getAsInt()));
  }

  private RequestExchange exchange() {
    return new RequestExchange(connector(), invocation.interruption(),
        Conversation.hello(BuildFingerprint.current(), invocation.installation().client()));
  }

  private RequestMessage message(Request request) {
    String level = globals.logLevel().isEmpty()
        ? invocation.environment().getOrDefault("SWAMP_LOG_LEVEL", "")
        : globals.logLevel();
    TerminalFacts facts = invocation.terminal();
    Terminal terminal = new Terminal(
        facts.standardOutput(), facts.standardError(), color(), facts.columns(invocation.environment()));
    return new RequestMessage(REQUEST_ID, new Caller(invocation.environment(), invocation.workingDirectory(),
        invocation.user(), globals.outputMode(), globals.quiet(), level, terminal), request);
  }

  private Rendering rendering(Console target, DocumentText text) {
    return switch (globals.outputMode()) {
      case JSON -> new JsonRendering(target, !globals.logLevel().isEmpty());
      case LOG -> new LogRendering(target,
          style(), progress, text, globals.verbose());
    };
  }

  private void hint(String line) {
    if (invocation.environment().getOrDefault("SWAMP_NO_HINTS", "").isEmpty()) {
      remark("swamp: " + line + " (SWAMP_NO_HINTS=1 hides this line)");
    }
  }

  private boolean color() {
    return invocation.terminal().color(globals.noColor(), invocation.environment());
  }

  private int columns() {
    int known = invocation.terminal().columns(invocation.environment());
    return known == 0 ? Style.PLAIN.columns() : known;
  }
}

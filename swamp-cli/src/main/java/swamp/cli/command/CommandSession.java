package swamp.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import swamp.cli.picker.Choice;
import swamp.cli.picker.HiddenLine;
import swamp.cli.picker.Picked;
import swamp.cli.picker.TerminalPicker;
import swamp.cli.rendering.Console;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.HeldConsole;
import swamp.cli.rendering.HeldResult;
import swamp.cli.rendering.JsonRendering;
import swamp.cli.rendering.LogRendering;
import swamp.cli.rendering.PlainText;
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
import swamp.protocol.LogFollowing;
import swamp.protocol.OutputMode;
import swamp.protocol.Request;
import swamp.protocol.RequestMessage;
import swamp.protocol.ResultMessage;
import swamp.protocol.Stream;
import swamp.protocol.StreamedDocument;
import swamp.protocol.SwampException;
import swamp.protocol.Terminal;
import swamp.protocol.Watch;

/** One command at work: what it asks goes to a runtime, what it gets is shown as its global options say. */
public final class CommandSession {
  private static final String REQUEST_ID = "1";

  private final Invocation invocation;
  private final GlobalOptions globals;
  private final ProgressLine progress;
  private final ShownSize size;

  public CommandSession(Invocation invocation, GlobalOptions globals) {
    this.invocation = invocation;
    this.globals = globals;
    this.size = new ShownSize(invocation.terminal(), invocation.environment());
    this.progress = new ProgressLine(
        invocation.console(), invocation.terminal().standardError() && !globals.quiet(), size.toldColumns());
  }

  Invocation invocation() {
    return invocation;
  }

  /** Sends this request to the runtime that {@code use} leads to, shows the answer, and returns the exit code. */
  int request(DaemonUse use, Request request, DocumentText text) {
    return requestConfirmable(use, request, text, false).orElseThrow();
  }

  /** The same for a request that may need the person's word; empty when it does and was not given. */
  OptionalInt requestConfirmable(DaemonUse use, Request request, DocumentText text, boolean confirmable) {
    RequestExchange exchange = exchange();
    return answered(text, confirmable, isAwaited(request), answers -> {
      int code = exchange.run(message(request), use, answers);
      return answers.unconfirmed() ? OptionalInt.empty() : OptionalInt.of(code);
    });
  }

  /** Sends this request and keeps its result; everything else it answers is shown. */
  Fetched fetch(DaemonUse use, Request request) {
    HeldResult held = new HeldResult(rendering(progress, (_, _) -> ""));
    Answers answers = new Answers(held, invocation.interruption(), false, invocation.environment());
    int code;
    try (ProgressTicker _ = ProgressTicker.start(progress, true, invocation.interruption())) {
      code = exchange().run(message(request), use, answers);
    }
    return new Fetched(answers.exitCode(code), held.document());
  }

  /** Whether a person is there to be asked something. */
  boolean canAsk() {
    TerminalFacts facts = invocation.terminal();
    return facts.standardInput() && facts.standardError() && globals.outputMode() == OutputMode.LOG;
  }

  /** Whether a person is there to choose from a list, and has not said that it shall be printed. */
  boolean canPick() {
    return canAsk() && invocation.terminal().standardOutput() && !globals.log() && !globals.quiet()
        && !List.of("", "dumb").contains(invocation.environment().getOrDefault("TERM", ""));
  }

  Questions questions() {
    return new Questions(invocation.console(), invocation.standardInput());
  }

  /** Lets the person choose one of these. */
  Picked pick(String title, List<Choice> choices) {
    TerminalPicker picker = new TerminalPicker(title, choices, color());
    invocation.interruption().watchPatiently(_ -> picker.stop());
    try {
      return picker.pick(invocation.environment().getOrDefault("TERM", ""));
    } finally {
      invocation.interruption().unwatch();
    }
  }

  /**
   * The answer to a question that nobody shall see; empty when no terminal is there to type it on.
   *
   * @param otherwise what the person can do when the terminal cannot be used
   */
  Optional<String> askHidden(String question, String otherwise) {
    if (!canAsk() || !invocation.terminal().standardOutput()) {
      return Optional.empty();
    }
    HiddenLine line = new HiddenLine();
    progress.print(Stream.STDERR, PlainText.oneLine(question) + " ");
    invocation.interruption().watchPatiently(_ -> line.stop());
    try {
      return Optional.of(line.read(invocation.environment().getOrDefault("TERM", "dumb"), otherwise));
    } finally {
      invocation.interruption().unwatch();
      progress.printErrorLine("");
    }
  }

  /** Sends this request to the daemon that runs now; empty when none does. */
  OptionalInt requestRunning(Request request, DocumentText text) {
    RequestExchange exchange = exchange();
    return answered(text, false, isAwaited(request), answers -> exchange.runOnRunning(message(request), answers));
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
    boolean terminal = invocation.terminal().standardOutput();
    return new Style(color(), terminal, terminal ? size.columns() : size.toldColumns());
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

  /** Shows one of several documents that follow each other. */
  void stream(JsonNode document, DocumentText text) {
    rendering(progress, text).event(new StreamedDocument(document));
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

  /** Whether the request comes to an end by itself; who watches something sees that time passes. */
  private static boolean isAwaited(Request request) {
    return !(request instanceof Watch || request instanceof LogFollowing);
  }

  /** In text mode, {@code --quiet} holds everything back until the request has failed. */
  private OptionalInt answered(DocumentText text, boolean confirmable, boolean awaited, Function<Answers, OptionalInt> call) {
    boolean quiet = globals.quiet() && globals.outputMode() == OutputMode.LOG;
    HeldConsole held = new HeldConsole(invocation.console());
    Optional<Pager> pager = pager(text, quiet ? held : progress);
    Answers answers = new Answers(
        rendering(quiet ? held : progress, pager, text), invocation.interruption(), confirmable,
        invocation.environment());
    OptionalInt code;
    try (ProgressTicker _ = ProgressTicker.start(progress, awaited, invocation.interruption())) {
      code = call.apply(answers);
    } catch (RuntimeException e) {
      held.release();
      throw e;
    }
    if (code.orElse(0) != 0) {
      held.release();
    }
    pager.ifPresent(Pager::show);
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
    return rendering(target, Optional.empty(), text);
  }

  private Rendering rendering(Console target, Optional<Pager> pager, DocumentText text) {
    return switch (globals.outputMode()) {
      case JSON -> new JsonRendering(target, !globals.logLevel().isEmpty());
      case LOG -> new LogRendering(
          target, pager.map(Console.class::cast).orElse(target), style(), progress, text, globals.verbose(),
          invocation.terminal().standardError());
    };
  }

  /** What shows long answers to a person. */
  private Optional<Pager> pager(DocumentText text, Console target) {
    if (!canAsk() || !invocation.terminal().standardOutput() || !text.paged() || globals.log()) {
      return Optional.empty();
    }
    return Optional.of(new Pager(target, invocation.environment(), invocation.interruption(), size::whole));
  }

  private void hint(String line) {
    if (invocation.environment().getOrDefault("SWAMP_NO_HINTS", "").isEmpty()) {
      remark("swamp: " + line + " (SWAMP_NO_HINTS=1 hides this line)");
    }
  }

  private boolean color() {
    return invocation.terminal().color(globals.noColor(), invocation.environment());
  }
}

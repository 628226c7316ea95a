package swamp.cli.command;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
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
import swamp.cli.transport.Interruption;
import swamp.cli.transport.RequestExchange;
import swamp.cli.transport.RuntimeConnector;
import swamp.cli.transport.RuntimeInstallation;
import swamp.protocol.BuildFingerprint;
import swamp.protocol.Caller;
import swamp.protocol.OutputMode;
import swamp.protocol.Request;
import swamp.protocol.RequestMessage;

/**
 * Everything a command may use of the process it runs in.
 *
 * @param environment the caller's variables
 * @param workingDirectory absolute
 * @param user name of the caller's account
 * @param standardInput read only by commands that were told to
 * @param console where text goes
 * @param terminal what the standard streams are connected to
 * @param interruption how the caller leaves early
 * @param installation where the program's other parts are
 */
public record Invocation(
    Map<String, String> environment,
    String workingDirectory,
    String user,
    InputStream standardInput,
    Console console,
    TerminalFacts terminal,
    Interruption interruption,
    RuntimeInstallation installation) {
  private static final String REQUEST_ID = "1";

  /** Sends this request to the runtime that {@code use} leads to, shows the answer, and returns the exit code. */
  int request(GlobalOptions globals, DaemonUse use, Request request, DocumentText text) {
    RequestExchange exchange = exchange(connector(globals));
    return show(globals, text, answers -> exchange.run(message(globals, request), use, answers));
  }

  /** Sends this request to the daemon that runs now; empty when none does. */
  Optional<Integer> requestRunning(GlobalOptions globals, Request request, DocumentText text) {
    RequestExchange exchange = exchange(connector(globals));
    int[] code = {-1};
    show(globals, text, answers -> {
      code[0] = exchange.runOnRunning(message(globals, request), answers).orElse(-1);
      return Math.max(0, code[0]);
    });
    return code[0] < 0 ? Optional.empty() : Optional.of(code[0]);
  }

  RuntimeConnector connector(GlobalOptions globals) {
    ProgressLine progress = progress(globals);
    return new RuntimeConnector(installation, environment, progress, line -> hint(globals, line));
  }

  /** How answers of this command are shown. */
  Rendering rendering(GlobalOptions globals, Console target, DocumentText text) {
    return switch (globals.outputMode()) {
      case JSON -> new JsonRendering(target, !globals.logLevel().isEmpty());
      case LOG -> new LogRendering(target, style(globals), progress(globals), text, globals.verbose());
    };
  }

  /** Whether colour is wanted as far as environment and terminal tell. */
  public boolean color() {
    return terminal.color(false, environment);
  }

  Style style(GlobalOptions globals) {
    return new Style(terminal.color(globals.noColor(), environment), terminal.standardOutput(), columns());
  }

  private int show(GlobalOptions globals, DocumentText text, AnsweredCall call) {
    boolean held = globals.quiet() && globals.outputMode() == OutputMode.LOG;
    HeldConsole holder = new HeldConsole(console);
    Answers answers = new Answers(rendering(globals, held ? holder : console, text), interruption);
    int code;
    try {
      code = answers.exitCode(call.answeredBy(answers));
    } catch (RuntimeException e) {
      holder.release();
      throw e;
    }
    if (code != 0) {
      holder.release();
    }
    return code;
  }

  private RequestExchange exchange(RuntimeConnector connector) {
    String client = installation.javaHome().isEmpty() ? "native" : "jvm";
    return new RequestExchange(
        connector, interruption, Conversation.hello(BuildFingerprint.current().text(), client));
  }

  private RequestMessage message(GlobalOptions globals, Request request) {
    String level = globals.logLevel().isEmpty() ? environment.getOrDefault("SWAMP_LOG_LEVEL", "") : globals.logLevel();
    Caller caller = new Caller(environment, workingDirectory, user, globals.outputMode(), globals.quiet(), level,
        new swamp.protocol.Terminal(terminal.standardOutput(), terminal.standardError(),
            terminal.color(globals.noColor(), environment), terminal.columns(environment)));
    return new RequestMessage(REQUEST_ID, caller, request);
  }

  private ProgressLine progress(GlobalOptions globals) {
    return new ProgressLine(console, terminal.standardError() && !globals.quiet(), columns());
  }

  private void hint(GlobalOptions globals, String line) {
    if (!globals.quiet() && environment.getOrDefault("SWAMP_NO_HINTS", "").isEmpty()) {
      console.printErrorLine("swamp: " + line + " (SWAMP_NO_HINTS=1 hides this line)");
    }
  }

  private int columns() {
    int known = terminal.columns(environment);
    return known == 0 ? Style.PLAIN.columns() : known;
  }

  /** A request whose answers go to the given place, and that returns its exit code. */
  @FunctionalInterface
  private interface AnsweredCall {
    int answeredBy(Answers answers);
  }
}

package swamp.cli;

import java.util.List;
import swamp.cli.command.CommandSession;
import swamp.cli.command.Invocation;
import swamp.cli.command.LeafCommand;
import swamp.cli.command.ShownSize;
import swamp.cli.command.UsageExit;
import swamp.cli.rendering.Console;
import swamp.cli.rendering.JsonRendering;
import swamp.cli.rendering.LogRendering;
import swamp.cli.rendering.OutputClosedException;
import swamp.cli.rendering.ProgressLine;
import swamp.cli.rendering.Rendering;
import swamp.cli.rendering.Style;
import swamp.protocol.ErrorCode;
import swamp.protocol.Failure;
import swamp.protocol.Stream;
import swamp.protocol.SwampException;

/** One command line from its words to its exit code. Every failure is shown here, and nowhere else. */
final class Program {
  private static final int OUTPUT_CLOSED = 141;

  private final Invocation invocation;

  Program(Invocation invocation) {
    this.invocation = invocation;
  }

  /** The exit code of these words. */
  int run(List<String> words) {
    try {
      if (!words.isEmpty() && words.getFirst().equals(Completion.COMMAND)) {
        return new Completion(invocation).print(words.subList(1, words.size()));
      }
      return switch (CommandSelection.of(words)) {
        case CommandSelection.Leaf leaf -> runLeaf(leaf);
        case CommandSelection.Group group -> showGroup(group);
        case CommandSelection.Unknown unknown -> throw UsageErrors.unknownCommand(unknown.group(), unknown.word());
      };
    } catch (OutputClosedException e) {
      return OUTPUT_CLOSED;
    } catch (SwampException e) {
      return fail(words, Failure.of(e), UsageExit.of(e.code().wireName(), e.exitCode(), invocation.environment()));
    } catch (RuntimeException e) {
      return fail(words, Failure.ofDefect(e), ErrorCode.INTERNAL.exitCode());
    }
  }

  private int runLeaf(CommandSelection.Leaf leaf) {
    PreparedCommand prepared = PreparedCommand.of(leaf.path());
    if (prepared.parser().fill(leaf.rest())) {
      return showHelp(leaf.path());
    }
    LeafCommand command = prepared.command();
    return command.run(new CommandSession(invocation, command.globals()));
  }

  private int showGroup(CommandSelection.Group group) {
    PreparedCommand.group(group.path()).fill(group.rest());
    return showHelp(group.path());
  }

  private int showHelp(String path) {
    invocation.console().print(Stream.STDOUT, HelpText.of(path, color(true), helpColumns()));
    return 0;
  }

  private int helpColumns() {
    return invocation.terminal().standardOutput()
        ? new ShownSize(invocation.terminal(), invocation.environment()).columns() : HelpText.USUAL_COLUMNS;
  }

  private int fail(List<String> words, Failure failure, int code) {
    // Who pressed Ctrl-C knows what happened.
    if (!invocation.interruption().signalled() && !failure.code().equals(ErrorCode.INTERRUPTED.wireName())) {
      Rendering rendering = errorRendering(words);
      boolean person = invocation.terminal().standardError() && !(rendering instanceof JsonRendering);
      rendering.failure(person ? UsageErrors.advised(words, failure) : failure);
    }
    return code;
  }

  private boolean color(boolean wanted) {
    return invocation.terminal().color(!wanted, invocation.environment());
  }

  // The words may not have been understood, so they are searched for --json as they are.
  private Rendering errorRendering(List<String> words) {
    Console console = invocation.console();
    int end = words.indexOf("--");
    if ((end < 0 ? words : words.subList(0, end)).contains("--json")) {
      return new JsonRendering(console, false);
    }
    Style style = new Style(color(!words.contains("--no-color")), false, Style.PLAIN.columns());
    return new LogRendering(console, style, new ProgressLine(console, false, 0), (_, _) -> "", words.contains("-v") || words.contains("--verbose"),
        invocation.terminal().standardError());
  }
}

package swamp.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import swamp.cli.command.Invocation;
import swamp.cli.command.TerminalFacts;
import swamp.cli.rendering.StreamConsole;
import swamp.cli.transport.Interruption;
import swamp.cli.transport.RuntimeInstallation;

/**
 * What a command line did.
 *
 * @param code exit code
 */
public record ProgramRun(int code, String output, String errors) {
  public static ProgramRun of(Map<String, String> environment, String... words) {
    return reading(environment, "", words);
  }

  /** The same with a text on standard input. */
  public static ProgramRun reading(Map<String, String> environment, String input, String... words) {
    return run(environment, input, new TerminalFacts(false, false, false), words);
  }

  /** The same where a person sits at the terminal and types this. */
  public static ProgramRun atTerminal(Map<String, String> environment, String typed, String... words) {
    return run(environment, typed, new TerminalFacts(true, true, true), words);
  }

  private static ProgramRun run(
      Map<String, String> environment, String input, TerminalFacts terminal, String... words) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Invocation invocation = new Invocation(
        environment,
        "/work/here",
        "ghost",
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new StreamConsole(output, errors),
        terminal,
        new Interruption(Duration.ofSeconds(5), _ -> {}),
        new RuntimeInstallation("/nowhere", "/nowhere"));
    int code = new Program(invocation).run(List.of(words));
    return new ProgramRun(
        code, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
  }
}

package swamp.cli.command;

import java.io.InputStream;
import java.util.Map;
import swamp.cli.rendering.Console;
import swamp.cli.transport.Interruption;
import swamp.cli.transport.RuntimeInstallation;

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

  /** Names no variable's value: they may be secrets (lesson 13). */
  @Override
  public String toString() {
    return "Invocation[" + user + " in " + workingDirectory + "]";
  }
}

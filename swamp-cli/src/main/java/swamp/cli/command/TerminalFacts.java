package swamp.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Which of the standard streams a person is sitting at.
 *
 * @param standardInput whether standard input is a terminal
 * @param standardOutput whether standard output is a terminal
 * @param standardError whether standard error is a terminal
 */
public record TerminalFacts(boolean standardInput, boolean standardOutput, boolean standardError) {
  /** Set by the launcher: which of the descriptors 0 to 2 are terminals, such as {@code 012} or {@code none}. */
  private static final String TERMINALS_PROPERTY = "swamp.terminals";

  private static final int MOST_DIGITS = 4;

  /** The facts of this process, as the launcher or the system tells them. */
  public static TerminalFacts current() {
    String told = System.getProperty(TERMINALS_PROPERTY, "");
    return told.isEmpty()
        ? new TerminalFacts(isTerminal("0"), isTerminal("1"), isTerminal("2"))
        : new TerminalFacts(told.contains("0"), told.contains("1"), told.contains("2"));
  }

  /** Whether colour is wanted: {@code --no-color}, {@code NO_COLOR}, {@code CLICOLOR_FORCE}, {@code CLICOLOR=0}, terminal. */
  public boolean color(boolean refused, Map<String, String> environment) {
    if (refused || !environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    String forced = environment.getOrDefault("CLICOLOR_FORCE", "");
    if (!forced.isEmpty() && !forced.equals("0")) {
      return true;
    }
    boolean declined = environment.getOrDefault("CLICOLOR", "").equals("0");
    return standardOutput && !declined && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** The width that {@code COLUMNS} tells; 0 when unknown. */
  int columns(Map<String, String> environment) {
    return number(environment.getOrDefault("COLUMNS", ""));
  }

  /** The height that {@code LINES} tells; 0 when unknown. */
  int rows(Map<String, String> environment) {
    return number(environment.getOrDefault("LINES", ""));
  }

  private static int number(String text) {
    boolean number = !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(Character::isDigit);
    return number ? Integer.parseInt(text) : 0;
  }

  // On Linux the descriptor is a link to what it stands for; elsewhere only the launcher can tell.
  private static boolean isTerminal(String descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd", descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}

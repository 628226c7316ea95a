package swamp.cli.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import swamp.cli.rendering.Console;
import swamp.cli.rendering.PlainText;
import swamp.protocol.Stream;

/** Questions to the person at the terminal: asked on standard error, answered in a line on standard input. */
final class Questions {
  private static final int LONGEST_ANSWER = 1 << 20;

  private final Console console;
  private final InputStream input;

  Questions(Console console, InputStream input) {
    this.console = console;
    this.input = input;
  }

  /** The answer without its line break; empty when the person has left. */
  Optional<String> ask(String question) {
    console.print(Stream.STDERR, PlainText.oneLine(question) + " ");
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      for (int next = input.read(); next != '\n'; next = input.read()) {
        if (next < 0 || answer.size() > LONGEST_ANSWER) {
          console.printErrorLine("");
          return Optional.empty();
        }
        answer.write(next);
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.of(answer.toString(StandardCharsets.UTF_8).strip());
  }

  /** Tells the person something between two questions. */
  void say(String line) {
    console.printErrorLine("  " + PlainText.oneLine(line));
  }

  /** Whether the person says yes; anything else is a no. */
  boolean agrees(String question) {
    return ask(question + " [y/N] ")
        .map(answer -> answer.toLowerCase(Locale.ROOT))
        .filter(answer -> answer.equals("y") || answer.equals("yes"))
        .isPresent();
  }
}

package swamp.cli.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import swamp.cli.rendering.Console;
import swamp.cli.rendering.TerminalSize;
import swamp.cli.transport.Interruption;
import swamp.protocol.Stream;

/**
 * Shows long text on a terminal a screen at a time, with the program that {@code SWAMP_PAGER} or {@code PAGER} names, else
 * {@code less}. An empty {@code SWAMP_PAGER} switches it off.
 */
final class Pager implements Console {
  private static final int FEWEST_ROWS = 10;
  private static final int FEWEST_CHARACTERS = 400;
  private static final String LESS_OPTIONS = "FRX";

  private final Console console;
  private final Map<String, String> environment;
  private final Interruption interruption;
  private final Supplier<TerminalSize> size;
  private final StringBuilder text = new StringBuilder();

  /** @param size how much the terminal shows */
  Pager(Console console, Map<String, String> environment, Interruption interruption, Supplier<TerminalSize> size) {
    this.console = console;
    this.environment = environment;
    this.interruption = interruption;
    this.size = size;
  }

  /** Keeps the text until it is to be shown. */
  @Override
  public void print(Stream stream, String part) {
    if (stream == Stream.STDOUT) {
      text.append(part);
    } else {
      console.print(stream, part);
    }
  }

  /** Shows what was kept; to be called when nothing else is printed any more. */
  void show() {
    String whole = text.toString();
    text.setLength(0);
    String program = environment.getOrDefault("SWAMP_PAGER", environment.getOrDefault("PAGER", "less"));
    if (!whole.isEmpty() && (fits(whole) || program.isBlank() || !page(program, whole))) {
      console.print(Stream.STDOUT, whole);
    }
  }

  private boolean fits(String whole) {
    // Whoever prints little need not ask how much the terminal shows.
    if (whole.length() < FEWEST_CHARACTERS && whole.lines().count() < FEWEST_ROWS) {
      return true;
    }
    TerminalSize shown = size.get();
    return whole.lines().mapToLong(shown::rowsOf).sum() < shown.rows();
  }

  /** Whether the pager could be started. */
  private boolean page(String program, String whole) {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", "exec " + program)
        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
        .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putIfAbsent("LESS", LESS_OPTIONS);
    // Ctrl-C belongs to the pager, which has the terminal.
    interruption.watchPatiently(_ -> {});
    try {
      Process process = builder.start();
      try (OutputStream input = process.getOutputStream()) {
        input.write(whole.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // The person has seen enough.
      }
      // The shell's codes for a program that is missing or cannot be run: nothing was shown then.
      int code = process.waitFor();
      return code != 126 && code != 127;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } finally {
      interruption.unwatch();
    }
  }
}

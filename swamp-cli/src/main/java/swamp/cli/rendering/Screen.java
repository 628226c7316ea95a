package swamp.cli.rendering;

import java.util.List;
import swamp.protocol.Stream;

/**
 * Frames that replace each other. On a terminal they have a screen of their own, which gives way to what was there before
 * at the end; elsewhere they follow each other, separated by an empty line.
 */
public final class Screen implements AutoCloseable {
  private static final String ENTER = "\u001b[?1049h\u001b[?25l";
  private static final String LEAVE = "\u001b[?25h\u001b[?1049l";
  private static final String HOME = "\u001b[H";
  private static final String CLEAR_LINE = "\u001b[K";
  private static final String CLEAR_REST = "\u001b[J";
  private static final TerminalSize UNKNOWN = new TerminalSize(24, 80);

  private final Console console;
  private final boolean terminal;
  private boolean first = true;

  public Screen(Console console, boolean terminal) {
    this.console = console;
    this.terminal = terminal;
    if (terminal) {
      console.print(Stream.STDOUT, ENTER);
    }
  }

  /** Shows this text instead of the one before; what does not fit is cut off. */
  public void show(String text) {
    if (terminal) {
      // The terminal may be made larger or smaller at any time, so it is asked for each frame.
      console.print(Stream.STDOUT, frame(text.lines().toList(), TerminalSize.read().orElse(UNKNOWN)));
    } else {
      console.print(Stream.STDOUT, first ? text : "\n" + text);
    }
    first = false;
  }

  @Override
  public void close() {
    if (terminal) {
      console.print(Stream.STDOUT, LEAVE);
    }
  }

  private static String frame(List<String> lines, TerminalSize size) {
    StringBuilder frame = new StringBuilder(HOME);
    for (String line : lines.subList(0, Math.min(lines.size(), size.rows() - 1))) {
      frame.append(clipped(line, size.columns())).append(CLEAR_LINE).append("\r\n");
    }
    return frame.append(CLEAR_REST).toString();
  }

  /** As many characters as fit; codes for emphasis take no room and are all kept. */
  static String clipped(String line, int columns) {
    StringBuilder kept = new StringBuilder();
    int room = columns;
    for (int i = 0; i < line.length();) {
      int end = i + Character.charCount(line.codePointAt(i));
      boolean code = line.charAt(i) == '\u001b';
      if (code) {
        end = line.indexOf('m', i) + 1;
        end = end == 0 ? line.length() : end;
      }
      room -= code ? 0 : DisplayWidth.of(line.substring(i, end));
      if (code || room >= 0) {
        kept.append(line, i, end);
      }
      i = end;
    }
    return kept.toString();
  }
}

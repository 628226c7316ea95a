package swamp.cli.rendering;

import java.util.List;

/** A frame around lines. */
final class Box {
  /** What the frame adds to the longest line: indent, two borders, one space before and two after. */
  static final int FRAME_WIDTH = 9;

  private static final int NARROWEST = 20;
  private static final String INDENT = "    ";

  private final Style style;

  Box(Style style) {
    this.style = style;
  }

  /** The framed lines, below a line of two spaces as the existing program prints it. */
  String around(List<String> lines) {
    int width = NARROWEST;
    for (String line : lines) {
      width = Math.max(width, DisplayWidth.of(line) + 1);
    }
    String edge = "─".repeat(width + 2);
    StringBuilder text = new StringBuilder("  \n").append(INDENT).append(style.dim("┌" + edge + "┐")).append('\n');
    String border = style.dim("│");
    for (String line : lines) {
      String padding = " ".repeat(width - DisplayWidth.of(line));
      text.append(INDENT).append(border).append(' ').append(line).append(padding).append(' ').append(border)
          .append('\n');
    }
    return text.append(INDENT).append(style.dim("└" + edge + "┘")).append('\n').toString();
  }
}

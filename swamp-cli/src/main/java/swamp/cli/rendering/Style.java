package swamp.cli.rendering;

/**
 * Colour and width of text for people.
 *
 * @param color whether ANSI codes are used
 * @param terminal whether standard output is a terminal, and with it a person
 * @param columns width to stay within
 */
public record Style(boolean color, boolean terminal, int columns) {
  private static final int LABEL_WIDTH = 11;

  /** Text for a file or a pipe: no colour, the width the existing program uses there. */
  public static final Style PLAIN = new Style(false, false, 86);

  /** A right-aligned bold label and its text: {@code "   Resolved   p1 (@acme/probe)"}. */
  public String labelled(String label, String text) {
    return " ".repeat(Math.max(0, LABEL_WIDTH - label.length())) + bold(label) + "   " + text;
  }

  /** A line that continues a labelled one, or that a method wrote. */
  public String indented(String text) {
    return " ".repeat(LABEL_WIDTH + 3) + text;
  }

  public String bold(String text) {
    return ansi("1", text);
  }

  public String dim(String text) {
    return ansi("2", text);
  }

  public String red(String text) {
    return ansi("31", text);
  }

  public String green(String text) {
    return ansi("32", text);
  }

  public String yellow(String text) {
    return ansi("33", text);
  }

  /** The word for how something ended or goes, in the colour of that. */
  public String status(String word) {
    return status(word, word);
  }

  /** The same where only the start of the word may be shown. */
  String status(String word, String shown) {
    return switch (word) {
      case "succeeded", "completed", "passed" -> green(shown);
      case "failed", "stale" -> red(shown);
      case "running", "pending", "suspended", "cancelled" -> yellow(shown);
      default -> shown;
    };
  }

  private String ansi(String code, String text) {
    return color ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}

package swamp.cli.rendering;

/** Text of unknown origin made fit for one line of a terminal. */
final class PlainText {
  private PlainText() {}

  /** The first line, without characters that move the cursor or change the terminal. */
  static String oneLine(String text) {
    String trimmed = text.strip();
    int end = trimmed.indexOf('\n');
    String line = end < 0 ? trimmed : trimmed.substring(0, end).stripTrailing() + " ...";
    StringBuilder printable = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char character = line.charAt(i);
      printable.append(Character.isISOControl(character) ? ' ' : character);
    }
    return printable.toString();
  }
}

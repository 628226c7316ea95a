package swamp.runtime.position;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A place in the sources of an extension.
 *
 * @param file absolute path
 * @param shown the path for people: from the repository's root, or the package it belongs to
 * @param line counted from 1
 * @param column counted from 1, in UTF-16 units
 */
public record SourcePosition(Path file, String shown, int line, int column) {
  private static final int WIDEST_LINE = 160;

  /** {@code file:line:column}. */
  @Override
  public String toString() {
    return shown + ":" + line + ":" + column;
  }

  /** The line of code as it is in the file now, if the file still has it. */
  public Optional<String> code() {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().skip(line - 1L).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The position, and below it the line of code with a mark under the column. */
  public String excerpt() {
    String place = "at " + this;
    // A line that wide was not written by hand: a part of it says nothing.
    return code().filter(text -> text.length() <= WIDEST_LINE && column <= text.length())
        .map(text -> place + "\n" + marked(text)).orElse(place);
  }

  private String marked(String text) {
    String number = String.valueOf(line);
    String blank = " ".repeat(number.length());
    String before = text.substring(0, column - 1).replaceAll("[^\t]", " ");
    return "  " + number + " | " + text.stripTrailing() + "\n  " + blank + " | " + before + "^";
  }
}

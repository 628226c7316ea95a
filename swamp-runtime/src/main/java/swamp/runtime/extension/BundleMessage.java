package swamp.runtime.extension;

import java.util.Optional;

/**
 * Something the bundler said.
 *
 * @param text what is wrong, in the bundler's words
 * @param location where, if it has a place
 */
public record BundleMessage(String text, Optional<Location> location) {
  /**
   * A place in a source.
   *
   * @param file path from the input's base directory
   * @param line counted from 1
   * @param column in bytes, counted from 0
   * @param lineText the whole line, perhaps shortened
   */
  public record Location(String file, int line, int column, String lineText) {}

  /** {@code file:line:column: text}, columns counted from 1 as editors do. */
  @Override
  public String toString() {
    return location.map(at -> at.file() + ":" + at.line() + ":" + (at.column() + 1) + ": " + text).orElse(text);
  }
}

package swamp.cli.rendering;

import swamp.protocol.Stream;

/** Where the program's text goes. Safe for use by several threads. */
public interface Console {
  /**
   * Writes this text as it is; it has reached the operating system when the method returns.
   *
   * @throws OutputClosedException when nobody reads standard output any more
   */
  void print(Stream stream, String text);

  /** Writes this text to standard output, and a line break after it. */
  default void printLine(String line) {
    print(Stream.STDOUT, line + "\n");
  }

  /** Writes this text to standard error, and a line break after it. */
  default void printErrorLine(String line) {
    print(Stream.STDERR, line + "\n");
  }
}

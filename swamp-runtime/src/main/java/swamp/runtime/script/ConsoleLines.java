package swamp.runtime.script;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Bytes that an extension or its subprocess writes to standard output or standard error, handed to the console line by
 * line. Used on the run's owner thread.
 */
final class ConsoleLines {
  private final Console console;
  private final ByteArrayOutputStream standardOutput = new ByteArrayOutputStream();
  private final ByteArrayOutputStream standardError = new ByteArrayOutputStream();

  ConsoleLines(Console console) {
    this.console = console;
  }

  void write(boolean toStandardError, byte[] bytes) {
    ByteArrayOutputStream pending = pending(toStandardError);
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        pending.write(bytes, start, i - start);
        print(toStandardError, pending);
        start = i + 1;
      }
    }
    pending.write(bytes, start, bytes.length - start);
  }

  /** Prints what has no line break yet. */
  void flush() {
    for (boolean toStandardError : new boolean[] {false, true}) {
      if (pending(toStandardError).size() > 0) {
        print(toStandardError, pending(toStandardError));
      }
    }
  }

  private ByteArrayOutputStream pending(boolean toStandardError) {
    return toStandardError ? standardError : standardOutput;
  }

  private void print(boolean toStandardError, ByteArrayOutputStream line) {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    console.print(toStandardError, text);
  }
}

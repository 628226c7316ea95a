package swamp.cli.picker;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jline.utils.NonBlockingReader;

/** Turns a terminal's characters into keys. For one thread. */
final class KeyReader {
  /** How long the rest of an escape sequence may take, in milliseconds; a lone escape is what comes alone. */
  private static final long SEQUENCE_PATIENCE = 50;
  /** How often a waiting reader looks whether it shall stop, in milliseconds. */
  private static final long LOOK = 200;

  private static final int ESCAPE = 27;
  private static final int DELETE = 127;

  private final NonBlockingReader reader;
  private final BooleanSupplier stopped;

  KeyReader(NonBlockingReader reader, BooleanSupplier stopped) {
    this.reader = reader;
    this.stopped = stopped;
  }

  /** The next key; {@code INTERRUPT} at the end of the input, or when reading shall stop. */
  Key next() throws IOException {
    int character = NonBlockingReader.READ_EXPIRED;
    while (character == NonBlockingReader.READ_EXPIRED) {
      if (stopped.getAsBoolean()) {
        return Key.Named.INTERRUPT;
      }
      character = reader.read(LOOK);
    }
    return switch (character) {
      case NonBlockingReader.EOF, 3 -> Key.Named.INTERRUPT;
      case '\r', '\n' -> Key.Named.ENTER;
      case 8, DELETE -> Key.Named.DELETE_LAST;
      case 4, 7 -> Key.Named.LEAVE;
      case 14 -> Key.Named.DOWN;
      case 16 -> Key.Named.UP;
      case 21 -> Key.Named.CLEAR;
      case 23 -> Key.Named.DELETE_WORD;
      case ESCAPE -> sequence();
      default -> typed(character);
    };
  }

  private Key typed(int character) throws IOException {
    if (character < ' ') {
      return Key.Named.OTHER;
    }
    if (Character.isHighSurrogate((char) character)) {
      int low = reader.read(SEQUENCE_PATIENCE);
      return low > 0 ? new Key.Typed(Character.toCodePoint((char) character, (char) low)) : Key.Named.OTHER;
    }
    return new Key.Typed(character);
  }

  private Key sequence() throws IOException {
    int start = reader.read(SEQUENCE_PATIENCE);
    if (start != '[' && start != 'O') {
      return start < 0 ? Key.Named.LEAVE : Key.Named.OTHER;
    }
    int last = reader.read(SEQUENCE_PATIENCE);
    int digits = 0;
    while ((last >= '0' && last <= '9') || last == ';') {
      digits = last == ';' ? digits : digits * 10 + (last - '0');
      last = reader.read(SEQUENCE_PATIENCE);
    }
    return switch (last) {
      case 'A' -> Key.Named.UP;
      case 'B' -> Key.Named.DOWN;
      case '~' -> digits == 5 ? Key.Named.PAGE_UP : digits == 6 ? Key.Named.PAGE_DOWN : Key.Named.OTHER;
      default -> Key.Named.OTHER;
    };
  }
}

package swamp.cli.picker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** A line that a person types and nobody sees, such as a secret. One instance serves one line. */
public final class HiddenLine {
  private final List<Integer> characters = new ArrayList<>();
  private volatile boolean stopped;

  /** Lets {@link #read} return soon, from another thread. */
  public void stop() {
    stopped = true;
  }

  /**
   * Reads it from the caller's terminal.
   *
   * @param type the terminal's type, as {@code TERM} tells it
   * @param otherwise what a person can do when the terminal cannot be used
   * @throws SwampException when it cannot, with {@link ErrorCode#CANCELLED} when the person leaves, and with
   *     {@link ErrorCode#INTERRUPTED} after Ctrl-C
   */
  public String read(String type, String otherwise) {
    return RawTerminal.use(type, otherwise, terminal -> read(new KeyReader(terminal.reader(), () -> stopped)));
  }

  String read(KeyReader keys) throws IOException {
    while (true) {
      switch (keys.next()) {
        case Key.Typed typed -> characters.add(typed.codePoint());
        case Key.Named named -> {
          switch (named) {
            case ENTER -> {
              return characters.stream().map(Character::toString).collect(Collectors.joining());
            }
            case DELETE_LAST -> {
              if (!characters.isEmpty()) {
                characters.removeLast();
              }
            }
            case CLEAR, DELETE_WORD -> characters.clear();
            case LEAVE -> throw new SwampException(ErrorCode.CANCELLED, "Nothing was typed").withoutShownCode();
            case INTERRUPT -> throw new SwampException(ErrorCode.INTERRUPTED, "Interrupted").withoutShownCode();
            case UP, DOWN, PAGE_UP, PAGE_DOWN, OTHER -> {
              // A hidden line has no places to move to.
            }
          }
        }
      }
    }
  }
}

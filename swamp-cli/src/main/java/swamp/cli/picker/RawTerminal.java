package swamp.cli.picker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/**
 * The caller's terminal while keys are read as they are pressed and nothing is echoed. It is used through {@code stty},
 * which needs neither native code nor reflection.
 */
final class RawTerminal {
  private RawTerminal() {}

  /** What is done with it. */
  @FunctionalInterface
  interface Use<T> {
    T with(Terminal terminal) throws IOException;
  }

  /**
   * Lets it be used, and leaves it as it was.
   *
   * @param type the terminal's type, as {@code TERM} tells it
   * @param otherwise what a person can do when the terminal cannot be used
   * @throws SwampException when it cannot
   */
  static <T> T use(String type, String otherwise, Use<T> use) {
    try (Terminal terminal = new ExecTerminalProvider().sysTerminal("swamp", type, false, StandardCharsets.UTF_8,
        StandardCharsets.UTF_8, StandardCharsets.UTF_8, false, SignalHandler.SIG_DFL, false, SystemStream.Output)) {
      Attributes before = terminal.enterRawMode();
      try {
        // Ctrl-C has to be read as a key: the program must not end and leave the terminal as it is now.
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlag(LocalFlag.ISIG, false);
        terminal.setAttributes(raw);
        return use.with(terminal);
      } finally {
        terminal.setAttributes(before);
      }
    } catch (IOException e) {
      throw new SwampException(ErrorCode.USAGE, "The terminal cannot be used: " + e.getMessage(), e)
          .withoutShownCode().withHint(otherwise);
    }
  }
}

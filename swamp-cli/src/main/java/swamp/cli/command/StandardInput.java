package swamp.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** Standard input as a whole, within bounds. */
final class StandardInput {
  private StandardInput() {}

  /**
   * All of it, as UTF-8.
   *
   * @throws SwampException when it is longer than this many bytes, or cannot be read
   */
  static String read(Invocation invocation, int most) {
    try {
      byte[] bytes = invocation.standardInput().readNBytes(most + 1);
      if (bytes.length > most) {
        throw usage("Standard input is longer than " + most / 1024 / 1024 + " MiB");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw usage("Standard input could not be read: " + e.getMessage());
    }
  }

  private static SwampException usage(String message) {
    return new SwampException(ErrorCode.USAGE, message).withoutShownCode();
  }
}

package swamp.runtime.command;

import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** Changes that cannot be undone wait for the caller's word. */
final class Confirmation {
  private Confirmation() {}

  /**
   * Lets a confirmed change pass.
   *
   * @throws SwampException in the existing program's words when the caller has not agreed
   */
  static void require(boolean confirmed) {
    if (!confirmed) {
      throw new SwampException(ErrorCode.CONFIRMATION_REQUIRED,
          "stdin is not a terminal — use --yes (-y) to skip confirmation prompts non-interactively").withoutShownCode();
    }
  }
}

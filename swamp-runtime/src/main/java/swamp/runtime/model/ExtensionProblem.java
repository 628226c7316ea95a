package swamp.runtime.model;

import java.util.List;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** What is wrong with one extension file, while others are still looked at. */
public final class ExtensionProblem {
  private ExtensionProblem() {}

  /**
   * Adds the failure to what the user is told if nothing is found.
   *
   * @throws SwampException the same, when it is a cancel and nothing more is to be looked at
   */
  public static void note(SwampException failure, List<String> problems) {
    if (failure.code() == ErrorCode.CANCELLED) {
      throw failure;
    }
    problems.add(failure.text());
  }
}

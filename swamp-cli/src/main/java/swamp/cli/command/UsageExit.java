package swamp.cli.command;

import java.util.Map;
import swamp.protocol.ErrorCode;

/**
 * The exit code of a wrong command line: 1 as in the existing program, whose scripts expect it, or one of its own for callers
 * who ask for that with {@code SWAMP_EXIT_CODES=distinct}.
 */
public final class UsageExit {
  /** {@code EX_USAGE} of {@code sysexits.h}. */
  private static final int DISTINCT = 64;

  private UsageExit() {}

  /**
   * The exit code of a request that failed.
   *
   * @param failure wire name of an {@link ErrorCode}
   * @param ownCode what the request itself ended with
   */
  public static int of(String failure, int ownCode, Map<String, String> environment) {
    boolean usage = failure.equals(ErrorCode.USAGE.wireName());
    return usage && environment.getOrDefault("SWAMP_EXIT_CODES", "").equals("distinct") ? DISTINCT : ownCode;
  }
}

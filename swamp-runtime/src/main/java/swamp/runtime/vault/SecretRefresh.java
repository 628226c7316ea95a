package swamp.runtime.vault;

/** Runs the commands of refresh hooks on behalf of a caller. */
public interface SecretRefresh {
  /**
   * The trimmed output of a shell command.
   *
   * @throws swamp.protocol.SwampException with {@link swamp.protocol.ErrorCode#VAULT} when it fails, takes too long or prints
   *     nothing; its message holds nothing that the command printed
   */
  String run(String command);

  /** Tells the caller that an old secret is used because it could not be made anew. */
  void warn(String text);
}

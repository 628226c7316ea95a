package swamp.runtime.vault;

/** Where a run gets its secrets from. */
@FunctionalInterface
public interface SecretLookup {
  /**
   * The secret of this name.
   *
   * @throws swamp.protocol.SwampException with {@link swamp.protocol.ErrorCode#VAULT} when vault or secret are missing or the
   *     secret cannot be read
   */
  String get(String vault, String key);
}

package swamp.runtime.vault;

import java.util.List;
import java.util.Optional;

/**
 * The secrets of one vault. Implementations are thread-safe; all methods throw {@link swamp.protocol.SwampException} with
 * {@link swamp.protocol.ErrorCode#VAULT} when secrets cannot be read or written.
 */
public interface VaultProvider {
  /** What kind of vault this is, as in {@code Secret 'K' not found in <kind> vault 'v'}. */
  String kind();

  /** The secret of this name; empty when there is none. */
  Optional<String> get(String key);

  /** Stores a secret, in place of one that has its name. */
  void put(String key, String value);

  /** Removes a secret; whether there was one. */
  boolean delete(String key);

  /** The names of all secrets, sorted. */
  List<String> list();

  /** What is kept beside the secrets; empty when this kind of vault keeps nothing. */
  default Optional<SecretCompanions> companions() {
    return Optional.empty();
  }
}

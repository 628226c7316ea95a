package swamp.runtime.vault;

import java.util.Optional;

/** What a vault keeps beside a secret, as safe as the secret itself (vaults.md). Implementations are thread-safe. */
interface SecretCompanions {
  /** The kinds of things kept beside a secret. */
  enum Kind {
    /** What people note about it. */
    ANNOTATION,
    /** How it is made anew. */
    REFRESH
  }

  /** What is kept of this kind; empty when there is nothing. */
  Optional<String> read(Kind kind, String key);

  /** Keeps something in place of what was kept. */
  void write(Kind kind, String key, String text);

  /** Keeps nothing of this kind any more. */
  void remove(Kind kind, String key);
}

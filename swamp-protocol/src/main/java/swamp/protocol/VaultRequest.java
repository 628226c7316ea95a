package swamp.protocol;

import java.util.Optional;

/** A question about vaults, or a change of them (cli §5.6). */
public sealed interface VaultRequest extends Request
    permits VaultCreation,
        VaultGet,
        VaultDescribe,
        VaultSearch,
        VaultTypeSearch,
        SecretNames,
        SecretPut,
        SecretRead,
        SecretInspection,
        SecretDeletion {
  /** {@code --repo-dir}. */
  Optional<String> repositoryDirectory();
}

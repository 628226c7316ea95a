package swamp.runtime.vault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** A repository without extensions. */
final class NoExtensionVaults implements ExtensionVaultTypes {
  @Override
  public List<Description> all() {
    return List.of();
  }

  @Override
  public Optional<Description> find(String type) {
    return Optional.empty();
  }

  @Override
  public ObjectNode checked(String type, ObjectNode config) {
    throw new SwampException(ErrorCode.VAULT, "Unknown vault type: " + type);
  }

  @Override
  public VaultProvider provider(VaultConfiguration vault) {
    throw new SwampException(ErrorCode.VAULT, "no extension has " + vault.type());
  }
}

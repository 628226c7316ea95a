package swamp.runtime.vault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import swamp.protocol.SwampException;

/** The types of vaults that extensions bring (vaults.md). */
public interface ExtensionVaultTypes {
  /**
   * A type.
   *
   * @param type as configurations spell it
   * @param name for people
   */
  record Description(String type, String name) {}

  /** The types that can be loaded, in the order in which they are found. */
  List<Description> all();

  /** The type of this name; empty when no extension has it. */
  Optional<Description> find(String type);

  /**
   * A new vault's configuration, checked and completed by the type's schema.
   *
   * @throws SwampException with {@link swamp.protocol.ErrorCode#VAULT} when no extension has the type or its schema refuses
   */
  ObjectNode checked(String type, ObjectNode config);

  /**
   * The secrets of a vault of such a type.
   *
   * @throws SwampException with {@link swamp.protocol.ErrorCode#VAULT} when no extension has the type
   */
  VaultProvider provider(VaultConfiguration vault);
}

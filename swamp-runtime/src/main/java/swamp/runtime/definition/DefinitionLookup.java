package swamp.runtime.definition;

import java.util.List;
import java.util.Optional;

/**
 * The result of looking for one definition.
 *
 * @param found the definition, if there is one
 * @param broken files that could not be read and may be why it was not found; empty when it was found
 */
public record DefinitionLookup(Optional<StoredDefinition> found, List<BrokenDefinition> broken) {
  public DefinitionLookup {
    broken = List.copyOf(broken);
  }
}

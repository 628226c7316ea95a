package swamp.runtime.definition;

import java.util.List;

/**
 * All definitions of a repository.
 *
 * @param definitions in the order of the directories, those of {@code models/} first; every file that could be read, duplicate names too
 * @param broken what could not be read
 */
public record DefinitionListing(List<StoredDefinition> definitions, List<BrokenDefinition> broken) {
  public DefinitionListing {
    definitions = List.copyOf(definitions);
    broken = List.copyOf(broken);
  }
}

package swamp.runtime.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.SwampException;
import swamp.runtime.definition.Definition;
import swamp.runtime.definition.StoredDefinition;
import swamp.runtime.session.RepositorySession;

/** Definitions as commands other than {@code model method run} look for them: errors show no code (cli §5). */
final class Models {
  private final RepositorySession repository;

  Models(RepositorySession repository) {
    this.repository = repository;
  }

  /** The definition with this name or id. */
  Definition require(String nameOrId) {
    return requireStored(nameOrId).definition();
  }

  StoredDefinition requireStored(String nameOrId) {
    try {
      return repository.definition(nameOrId);
    } catch (SwampException e) {
      throw e.withoutShownCode();
    }
  }

  Optional<Definition> find(String nameOrId) {
    return repository.definitions().find(nameOrId).found().map(StoredDefinition::definition);
  }

  /** The names of all definitions by their ids. */
  Map<String, String> namesById() {
    Map<String, String> names = new LinkedHashMap<>();
    repository.definitions().all(true).definitions()
        .forEach(stored -> names.putIfAbsent(stored.definition().id(), stored.definition().name()));
    return names;
  }
}

package swamp.runtime.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.definition.Definition;
import swamp.runtime.definition.StoredDefinition;
import swamp.runtime.model.MethodDescription;
import swamp.runtime.model.RegisteredType;
import swamp.runtime.session.RepositorySession;

/** Definitions as commands other than {@code model method run} look for them: errors show no code (cli §5). */
final class Models {
  private final RepositorySession repository;

  Models(RepositorySession repository) {
    this.repository = repository;
  }

  /** The definition with this name or id; one that cannot be read counts as not found, and the error shows its file. */
  Definition require(String nameOrId) {
    return requireStored(nameOrId).definition();
  }

  StoredDefinition requireStored(String nameOrId) {
    try {
      return repository.definition(nameOrId);
    } catch (SwampException e) {
      throw (e.code() == ErrorCode.DEFINITION_INVALID ? notFound(nameOrId, e) : e).withoutShownCode();
    }
  }

  /** As {@link #require}, for commands about the definition itself: what cannot be read is the failure. */
  Definition requireReadable(String nameOrId) {
    try {
      return repository.definition(nameOrId).definition();
    } catch (SwampException e) {
      throw e.withoutShownCode();
    }
  }

  private static SwampException notFound(String nameOrId, SwampException unreadable) {
    return new SwampException(ErrorCode.MODEL_NOT_FOUND, "Model not found: " + nameOrId, unreadable)
        .thrownAt(unreadable.place().orElse("") + ": " + unreadable.text(), unreadable.stack().orElse(""));
  }

  /** The method of this name. */
  static MethodDescription method(RegisteredType type, String name) {
    try {
      return type.requireMethod(name);
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

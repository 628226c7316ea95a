package swamp.runtime.definition;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import swamp.protocol.SwampException;

/**
 * Remembers in which file a name or an id was found. It is only a hint: the file is looked at before every answer,
 * and all files are searched when the hint is missing or wrong.
 */
final class DefinitionIndex {
  private final DefinitionDirectories directories;
  private final DefinitionFiles files;
  private final Map<String, Place> names = new ConcurrentHashMap<>();
  private final Map<String, Place> ids = new ConcurrentHashMap<>();

  private record Place(Path file, DefinitionOrigin origin) {}

  DefinitionIndex(DefinitionDirectories directories, DefinitionFiles files) {
    this.directories = directories;
    this.files = files;
  }

  DefinitionLookup find(String nameOrId) {
    Optional<StoredDefinition> near = known(names, nameOrId, Definition::name)
        .or(() -> known(ids, nameOrId, Definition::id))
        .or(() -> inFileNamed(nameOrId));
    if (near.isPresent()) {
      return new DefinitionLookup(near, List.of());
    }
    DefinitionListing listing = all(true);
    Optional<StoredDefinition> found = first(listing, definition -> definition.name().equals(nameOrId))
        .or(() -> first(listing, definition -> definition.id().equals(nameOrId)));
    return new DefinitionLookup(found, found.isPresent() ? List.of() : listing.broken());
  }

  Optional<StoredDefinition> findById(String id) {
    return known(ids, id, Definition::id)
        .or(() -> first(all(true), definition -> definition.id().equals(id)));
  }

  DefinitionListing all(boolean includeAutomatic) {
    List<StoredDefinition> definitions = new ArrayList<>();
    List<BrokenDefinition> broken = new ArrayList<>();
    for (DefinitionOrigin origin : DefinitionOrigin.values()) {
      if (origin == DefinitionOrigin.MODELS || includeAutomatic) {
        DefinitionFiles.Listing listing = files.list(origin);
        broken.addAll(listing.broken());
        listing.files().forEach(file -> load(file, origin, definitions, broken));
      }
    }
    rememberFirst(definitions);
    return new DefinitionListing(definitions, broken);
  }

  void remember(StoredDefinition stored) {
    Place place = new Place(stored.file(), stored.origin());
    names.put(stored.definition().name(), place);
    ids.put(stored.definition().id(), place);
  }

  void forget(StoredDefinition stored) {
    files.forget(stored.file());
    Place place = new Place(stored.file(), stored.origin());
    names.remove(stored.definition().name(), place);
    ids.remove(stored.definition().id(), place);
  }

  private Optional<StoredDefinition> known(
      Map<String, Place> places, String key, Function<Definition, String> property) {
    Place place = places.get(key);
    if (place == null) {
      return Optional.empty();
    }
    try {
      StoredDefinition stored = files.load(place.file(), place.origin());
      if (property.apply(stored.definition()).equals(key) && !isShadowed(stored)) {
        return Optional.of(stored);
      }
    } catch (SwampException e) {
      // The file is gone or broken now: another one may carry the name, and the search will report this one.
    }
    places.remove(key, place);
    return Optional.empty();
  }

  /** Whether people have meanwhile made a definition that comes before an automatic one of the same name and type. */
  private boolean isShadowed(StoredDefinition stored) {
    Definition definition = stored.definition();
    return stored.origin() == DefinitionOrigin.AUTOMATIC
        && Files.exists(directories.models().resolve(definition.type().directory())
            .resolve(DefinitionName.fileName(definition.name(), definition.id())));
  }

  /** Most files are named after what they define, so these are tried before every file is parsed. */
  private Optional<StoredDefinition> inFileNamed(String nameOrId) {
    List<StoredDefinition> candidates = new ArrayList<>();
    for (Path file : files.list(DefinitionOrigin.MODELS).files()) {
      if (file.getFileName().toString().equals(nameOrId + ".yaml")) {
        load(file, DefinitionOrigin.MODELS, candidates, new ArrayList<>());
      }
    }
    Optional<StoredDefinition> found = candidates.stream()
        .filter(stored -> Set.of(stored.definition().name(), stored.definition().id()).contains(nameOrId))
        .findFirst();
    found.ifPresent(this::remember);
    return found;
  }

  private void load(
      Path file, DefinitionOrigin origin, List<StoredDefinition> definitions, List<BrokenDefinition> broken) {
    try {
      definitions.add(files.load(file, origin));
    } catch (SwampException e) {
      broken.add(new BrokenDefinition(file, e.text()));
    }
  }

  private void rememberFirst(List<StoredDefinition> definitions) {
    Set<String> seenNames = new HashSet<>();
    for (StoredDefinition stored : definitions) {
      Place place = new Place(stored.file(), stored.origin());
      if (seenNames.add(stored.definition().name())) {
        names.put(stored.definition().name(), place);
      }
      ids.putIfAbsent(stored.definition().id(), place);
    }
  }

  private static Optional<StoredDefinition> first(DefinitionListing listing, Predicate<Definition> wanted) {
    return listing.definitions().stream().filter(stored -> wanted.test(stored.definition())).findFirst();
  }
}

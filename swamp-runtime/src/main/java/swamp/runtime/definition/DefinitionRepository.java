package swamp.runtime.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.file.FileOperations;
import swamp.runtime.repository.FileFailure;
import swamp.runtime.yaml.YamlText;

/**
 * The definitions of one repository (repo-format §1.5-1.7). Thread-safe; meant to live as long as the daemon.
 *
 * <p>Looking up a name that was found before costs one look at its file, however many definitions there are. Every
 * answer is that of the files as they are now.
 */
public final class DefinitionRepository {
  private final DefinitionDirectories directories;
  private final FileOperations operations;
  private final DefinitionCreationLock creationLock;
  private final Supplier<UUID> identifiers;
  private final DefinitionFiles files;
  private final DefinitionIndex index;

  /** The definitions in these directories, with the system's clock and random ids. */
  public DefinitionRepository(
      DefinitionDirectories directories, FileOperations operations, DefinitionCreationLock creationLock) {
    this(directories, operations, creationLock, InstantSource.system(), UUID::randomUUID);
  }

  /**
   * The definitions in these directories.
   *
   * @param creationLock held while the direct-type form creates a definition
   * @param identifiers where ids of new definitions come from
   */
  public DefinitionRepository(DefinitionDirectories directories, FileOperations operations,
      DefinitionCreationLock creationLock, InstantSource clock, Supplier<UUID> identifiers) {
    this.directories = directories;
    this.operations = operations;
    this.creationLock = creationLock;
    this.identifiers = identifiers;
    this.files = new DefinitionFiles(directories, clock);
    this.index = new DefinitionIndex(directories, files);
  }

  /** The definition with this name, or else with this id; and what could not be read when there is none. */
  public DefinitionLookup find(String nameOrId) {
    return index.find(nameOrId);
  }

  /** The definition with this name; the first in order of directories when several have it. */
  public Optional<StoredDefinition> findByName(String name) {
    return index.find(name).found().filter(stored -> stored.definition().name().equals(name));
  }

  /** The definition with this id. */
  public Optional<StoredDefinition> findById(String id) {
    return index.findById(id);
  }

  /**
   * The definition with this name or id.
   *
   * @throws SwampException with {@link ErrorCode#MODEL_NOT_FOUND}
   */
  public StoredDefinition require(String nameOrId) {
    return find(nameOrId).found().orElseThrow(
        () -> new SwampException(ErrorCode.MODEL_NOT_FOUND, "Model not found: " + nameOrId));
  }

  /** All definitions, with or without those of the direct-type form. */
  public DefinitionListing all(boolean includeAutomatic) {
    return index.all(includeAutomatic);
  }

  /**
   * Creates a definition under {@code models/}.
   *
   * @throws SwampException when the name breaks the rules or is taken, or a literal would be stored where only an
   * expression
   *     may be
   */
  public StoredDefinition create(NewDefinition wanted) {
    return create(wanted, DefinitionOrigin.MODELS);
  }

  /**
   * The definition of this name in any place, or a new one under auto-definitions, made while its creation lock is
   * held. An existing one is returned as it is, of whatever type.
   *
   * @throws SwampException as {@link #create(NewDefinition)}, and when the lock cannot be had
   */
  public AutoDefinition createAuto(NewDefinition wanted) {
    Optional<StoredDefinition> existing = findByName(wanted.name());
    if (existing.isPresent()) {
      return new AutoDefinition(existing.get(), false);
    }
    DefinitionName.requireCreatable(wanted.name());
    return creationLock.whileHolding(wanted.name(), () -> findByName(wanted.name())
        .map(stored -> new AutoDefinition(stored, false))
        .orElseGet(() -> new AutoDefinition(create(wanted, DefinitionOrigin.AUTOMATIC), true)));
  }

  private StoredDefinition create(NewDefinition wanted, DefinitionOrigin origin) {
    DefinitionName.requireCreatable(wanted.name());
    if (findByName(wanted.name()).isPresent()) {
      throw alreadyExists(wanted.name());
    }
    Definition definition = Definition.created(wanted.type(), wanted.typeVersion(), identifiers.get().toString(),
        wanted.name(), wanted.globalArguments());
    SensitiveArguments.refuseLiterals(definition, wanted.sensitiveArguments());
    Path file = fileOf(definition, directories.root(origin));
    try {
      operations.createDirectories(directoryOf(definition, directories.root(origin)));
      operations.createExclusively(file, bytes(definition));
    } catch (FileAlreadyExistsException e) {
      throw alreadyExists(wanted.name());
    } catch (IOException e) {
      throw FileFailure.writing(file, e);
    }
    return stored(definition, file, origin);
  }

  /**
   * Stores a changed definition: under the path that its type and name ask for, removing the file it came from when
   * that is another one (repo-format §1.5, "Saving").
   *
   * @param sensitiveArguments names of global arguments that the type marks sensitive
   * @throws SwampException when another definition has its name, or a literal would be stored where only an expression
   * may
   *     be ({@link ErrorCode#LITERAL_SENSITIVE_GLOBAL_ARGUMENT})
   */
  public StoredDefinition save(StoredDefinition previous, Definition changed, Set<String> sensitiveArguments) {
    return save(previous, changed, bytes(changed), sensitiveArguments);
  }

  private StoredDefinition save(
      StoredDefinition previous, Definition changed, byte[] content, Set<String> sensitiveArguments) {
    SensitiveArguments.refuseLiterals(changed, sensitiveArguments);
    if (!changed.name().equals(previous.definition().name()) && findByName(changed.name()).isPresent()) {
      throw alreadyExists(changed.name());
    }
    Path file = fileOf(changed, directories.root(previous.origin()));
    try {
      boolean moved = !file.equals(previous.file());
      if (moved && Files.exists(file) && !Files.isSameFile(file, previous.file())) {
        throw alreadyExists(changed.name());
      }
      operations.createDirectories(directoryOf(changed, directories.root(previous.origin())));
      operations.writeAtomically(file, content);
      if (moved) {
        operations.deleteIfExists(previous.file());
        index.forget(previous);
      }
    } catch (IOException e) {
      throw FileFailure.writing(file, e);
    }
    return stored(changed, file, previous.origin());
  }

  /**
   * Stores a definition in the words of whoever wrote it, comments included, as {@link #save} does otherwise.
   *
   * @param previous what the file held before, or what stands for it when that could not be read
   * @param text the whole file, which says {@code changed}
   */
  public StoredDefinition saveText(
      StoredDefinition previous, String text, Definition changed, Set<String> sensitiveArguments) {
    return save(previous, changed, text.getBytes(StandardCharsets.UTF_8), sensitiveArguments);
  }

  /** As {@link #save} with other global arguments, which replace the stored ones as a whole (method-run §4.9). */
  public StoredDefinition replaceGlobalArguments(
      StoredDefinition previous, ObjectNode globalArguments, Set<String> sensitiveArguments) {
    return save(previous, previous.definition().withGlobalArguments(globalArguments), sensitiveArguments);
  }

  /** Removes the definition's file; nothing happens when it is gone already. */
  public void delete(StoredDefinition stored) {
    try {
      operations.deleteIfExists(stored.file());
      index.forget(stored);
    } catch (IOException e) {
      throw FileFailure.writing(stored.file(), e);
    }
  }

  /** Stores the definition after evaluation (repo-format §1.7); its file, absolute. */
  public Path saveEvaluated(Definition evaluated) {
    Path file = fileOf(evaluated, directories.evaluated());
    byte[] bytes = bytes(evaluated);
    try {
      // Most evaluations give what the last one gave, and looking costs less than making a file.
      if (!isThere(file, bytes)) {
        operations.createDirectories(directoryOf(evaluated, directories.evaluated()));
        operations.writeAtomically(file, bytes);
      }
      return file;
    } catch (IOException e) {
      throw FileFailure.writing(file, e);
    }
  }

  private static boolean isThere(Path file, byte[] content) {
    try {
      return Arrays.equals(Files.readAllBytes(file), content);
    } catch (IOException e) {
      return false;
    }
  }

  /** The stored result of the last evaluation of this definition, if there is one. */
  public Optional<Definition> readEvaluated(Definition definition) {
    Path file = fileOf(definition, directories.evaluated());
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      if (Files.size(file) > YamlText.LONGEST_TEXT) {
        throw new SwampException(ErrorCode.DEFINITION_INVALID, file + ": too large");
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return Optional.of(DefinitionText.read(text, file.toString(), Optional.of(definition.type())));
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    }
  }

  /**
   * The stored result of the last evaluation.
   *
   * @throws SwampException with {@link ErrorCode#NO_EVALUATED_DEFINITION}
   */
  public Definition requireEvaluated(Definition definition) {
    return readEvaluated(definition).orElseThrow(() -> new SwampException(ErrorCode.NO_EVALUATED_DEFINITION,
        "No previously evaluated definition found for \"" + definition.name() + "\"."));
  }

  /** Removes the stored result of the last evaluation; whether there was one. */
  public boolean deleteEvaluated(Definition definition) {
    Path file = fileOf(definition, directories.evaluated());
    try {
      boolean existed = Files.exists(file);
      operations.deleteIfExists(file);
      return existed;
    } catch (IOException e) {
      throw FileFailure.writing(file, e);
    }
  }

  private StoredDefinition stored(Definition definition, Path file, DefinitionOrigin origin) {
    StoredDefinition stored = new StoredDefinition(definition, file, origin);
    files.forget(file);
    index.remember(stored);
    return stored;
  }

  private static Path fileOf(Definition definition, Path root) {
    return directoryOf(definition, root).resolve(DefinitionName.fileName(definition.name(), definition.id()));
  }

  private static Path directoryOf(Definition definition, Path root) {
    return root.resolve(definition.type().directory());
  }

  private static byte[] bytes(Definition definition) {
    return DefinitionText.write(definition).getBytes(StandardCharsets.UTF_8);
  }

  private static SwampException alreadyExists(String name) {
    return new SwampException(ErrorCode.VALIDATION_FAILED, "Model already exists: " + name).withoutShownCode();
  }
}

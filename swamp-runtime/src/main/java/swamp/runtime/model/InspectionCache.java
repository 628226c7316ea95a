package swamp.runtime.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.extension.ContentHash;
import swamp.runtime.file.FileOperations;
import swamp.runtime.script.EntryInspection;

/**
 * What evaluating code has told, kept by the code's hash in memory and on disk, so that a process that starts anew need not
 * evaluate a file to know its type. A missing or unreadable file only costs the evaluation. Thread-safe.
 */
public final class InspectionCache {
  private static final Logger LOG = LoggerFactory.getLogger(InspectionCache.class);
  private static final int KEPT_IN_MEMORY = 4096;

  private final Path directory;
  private final FileOperations files;
  private final Cache<String, EntryInspection> inspections = Caffeine.newBuilder().maximumSize(KEPT_IN_MEMORY).build();
  private final Cache<String, TypeDescription> descriptions = Caffeine.newBuilder().maximumSize(KEPT_IN_MEMORY).build();

  /** Keeps files below {@code directory}, whose name must change with the runtime's build, since descriptions do. */
  public InspectionCache(Path directory, FileOperations files) {
    this.directory = directory;
    this.files = files;
  }

  /** The inspection of a file's code, made by {@code inspect} only when nothing is known of this hash. */
  public EntryInspection inspection(String hash, Supplier<EntryInspection> inspect) {
    return inspections.get(hash, key -> read(key).flatMap(EntryInspection::ofJson).orElseGet(() -> {
      EntryInspection made = inspect.get();
      write(key, made.toJson());
      return made;
    }));
  }

  /** The description of a type's code as a whole, made by {@code describe} only when nothing is known of this key. */
  TypeDescription description(String key, Function<String, JsonNode> describe) {
    return descriptions.get(key, wanted -> TypeDescription.of(
        read(wanted).filter(JsonNode::isObject).orElseGet(() -> {
          JsonNode made = describe.apply(wanted);
          write(wanted, made);
          return made;
        })));
  }

  /** What is known of a file's code without evaluating it. */
  Optional<EntryInspection> known(String hash) {
    Optional<EntryInspection> known = Optional.ofNullable(inspections.getIfPresent(hash))
        .or(() -> read(hash).flatMap(EntryInspection::ofJson));
    known.ifPresent(inspection -> inspections.put(hash, inspection));
    return known;
  }

  /** What is known of a type's code as a whole without evaluating it. */
  Optional<TypeDescription> knownDescription(String key) {
    Optional<TypeDescription> known = Optional.ofNullable(descriptions.getIfPresent(key))
        .or(() -> read(key).filter(JsonNode::isObject).map(TypeDescription::of));
    known.ifPresent(description -> descriptions.put(key, description));
    return known;
  }

  private Path file(String key) {
    return directory.resolve(ContentHash.of(key) + ".json");
  }

  private Optional<JsonNode> read(String key) {
    try {
      return Optional.of(JsonText.parse(Files.readString(file(key))));
    } catch (IOException | SwampException e) {
      return Optional.empty();
    }
  }

  private void write(String key, JsonNode json) {
    try {
      files.createDirectories(directory);
      files.writeAtomically(file(key), JsonText.compact(json).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.warn("the type cache {} cannot be written: {}", directory, e.getMessage());
    }
  }
}

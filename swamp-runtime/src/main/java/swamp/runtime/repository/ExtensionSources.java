package swamp.runtime.repository;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.file.FileOperations;
import swamp.runtime.yaml.YamlText;

/**
 * The list of {@code .swamp-sources.yaml} as people keep it (repo-format §1.9). What else the file says stays when the
 * list changes. Not for use by several threads at once.
 */
public final class ExtensionSources {
  private final Path file;
  private final Path repository;
  private final Path base;
  private final Map<String, String> environment;
  private final FileOperations files;

  /**
   * One entry.
   *
   * @param path as written
   * @param kinds the kinds of extensions taken from it; empty for all
   * @param directories the existing directories that the path stands for now, absolute
   */
  public record Entry(String path, Optional<List<String>> kinds, List<Path> directories) {
    public Entry {
      kinds = kinds.map(List::copyOf);
      directories = List.copyOf(directories);
    }
  }

  /**
   * The sources of a repository.
   *
   * @param environment what variables in paths stand for
   */
  public ExtensionSources(Path repository, Map<String, String> environment, FileOperations files) {
    this.file = repository.resolve(ExtensionSource.FILE_NAME);
    this.repository = repository;
    this.base = ExtensionSource.mainWorktree(repository);
    this.environment = environment;
    this.files = files;
  }

  /** The entries in the order of the file; none when there is no file. */
  public List<Entry> entries() {
    // Reading it as the loader does refuses what the loader would refuse.
    ExtensionSource.read(repository, environment, new ParsedFiles(InstantSource.system()));
    List<Entry> entries = new ArrayList<>();
    document().path("sources").forEach(entry -> entries.add(entry(entry)));
    return List.copyOf(entries);
  }

  private Entry entry(JsonNode entry) {
    String path = entry.path("path").asText();
    List<String> kinds = new ArrayList<>();
    entry.path("only").forEach(kind -> kinds.add(kind.asText()));
    return new Entry(path, kinds.isEmpty() ? Optional.empty() : Optional.of(kinds),
        PathPattern.expand(base, path, environment));
  }

  /**
   * Adds an entry at the end.
   *
   * @param workingDirectory where a relative path starts; it is written relative to the repository
   * @param kinds the kinds to take; all when empty
   * @throws SwampException when it is there already, stands for no directory, or a kind is unknown
   */
  public Entry add(String path, Path workingDirectory, List<String> kinds) {
    for (String kind : kinds) {
      if (Arrays.stream(ExtensionKind.values()).noneMatch(known -> known.plural().equals(kind))) {
        throw refused(ErrorCode.USAGE, "Unknown kind of extensions \"" + kind + "\". Known kinds: "
            + String.join(", ", Arrays.stream(ExtensionKind.values()).map(ExtensionKind::plural).toList()));
      }
    }
    String written = written(path, workingDirectory);
    if (entries().stream().anyMatch(entry -> entry.path().equals(written))) {
      throw refused(ErrorCode.VALIDATION_FAILED, "Extension source already exists: " + written);
    }
    if (PathPattern.expand(base, written, environment).isEmpty()) {
      throw refused(ErrorCode.FILE_ACCESS, "Extension source is not a directory: " + base.resolve(written).normalize());
    }
    ObjectNode document = document();
    ObjectNode entry = document.withArray("sources").addObject().put("path", written);
    if (!kinds.isEmpty()) {
      ArrayNode only = entry.putArray("only");
      kinds.forEach(only::add);
    }
    write(document);
    return entry(entry);
  }

  /**
   * Removes an entry, named as it is written or by a path from the working directory.
   *
   * @throws SwampException when there is none
   */
  public Entry remove(String path, Path workingDirectory) {
    String written = written(path, workingDirectory);
    List<Entry> entries = entries();
    Entry removed = entries.stream().filter(entry -> entry.path().equals(path)).findFirst()
        .or(() -> entries.stream().filter(entry -> entry.path().equals(written)).findFirst())
        .orElseThrow(() -> refused(ErrorCode.VALIDATION_FAILED, "Extension source not found: " + path));
    ObjectNode document = document();
    document.withArray("sources").remove(entries.indexOf(removed));
    if (entries.size() == 1) {
      // An empty list is not allowed, so the last entry takes the file with it.
      delete();
    } else {
      write(document);
    }
    return removed;
  }

  private String written(String path, Path workingDirectory) {
    boolean free = path.startsWith("/") || path.startsWith("~") || path.startsWith("$");
    return free ? path : base.relativize(workingDirectory.resolve(path).normalize()).toString();
  }

  private ObjectNode document() {
    try {
      if (!Files.exists(file)) {
        return JsonText.object();
      }
      JsonNode tree = YamlText.read(Files.readString(file), file.toString(), ErrorCode.REPOSITORY_SETTINGS_INVALID);
      return tree instanceof ObjectNode document ? document : JsonText.object();
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    }
  }

  private void write(ObjectNode document) {
    try {
      files.writeAtomically(file, YamlText.write(document).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw FileFailure.writing(file, e);
    }
  }

  private void delete() {
    try {
      files.deleteIfExists(file);
    } catch (IOException e) {
      throw FileFailure.writing(file, e);
    }
  }

  private static SwampException refused(ErrorCode code, String message) {
    return new SwampException(code, message).withoutShownCode();
  }
}

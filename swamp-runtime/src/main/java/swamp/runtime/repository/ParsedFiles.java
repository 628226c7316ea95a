package swamp.runtime.repository;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.runtime.yaml.YamlText;

/** The settings and the lists of sources of all repositories, parsed again only when a file has changed. Thread-safe. */
final class ParsedFiles {
  private static final int LARGEST_FILE = 1024 * 1024;
  private static final long CAPACITY = 16L * 1024 * 1024;

  private final FileCache<RepositorySettings> settings;
  private final FileCache<JsonNode> sources;

  ParsedFiles(InstantSource clock) {
    settings = new FileCache<>(RepositorySettings::parse, LARGEST_FILE, CAPACITY, clock);
    sources = new FileCache<>(
        (file, text) -> YamlText.read(text, file.toString(), ErrorCode.REPOSITORY_SETTINGS_INVALID),
        LARGEST_FILE, CAPACITY, clock);
  }

  /** The settings of a repository; the empty ones when it has no file of them. */
  RepositorySettings settings(Path repository) {
    return get(settings, repository.resolve(RepositorySettings.FILE_NAME)).orElseGet(RepositorySettings::empty);
  }

  /** The document of {@code .swamp-sources.yaml}, not to be changed; empty when there is none. */
  Optional<JsonNode> sources(Path repository) {
    return get(sources, repository.resolve(ExtensionSource.FILE_NAME));
  }

  private static <T> Optional<T> get(FileCache<T> cache, Path file) {
    try {
      return Optional.of(cache.get(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    }
  }
}

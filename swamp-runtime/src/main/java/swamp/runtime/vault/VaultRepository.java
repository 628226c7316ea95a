package swamp.runtime.vault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.file.FileOperations;
import swamp.runtime.repository.FileCache;
import swamp.runtime.repository.FileFailure;
import swamp.runtime.time.IsoTime;
import swamp.runtime.yaml.YamlText;

/** The configurations of vaults, {@code vaults/<type>/<id>.yaml} (vaults.md). Thread-safe. */
public final class VaultRepository {
  private static final Logger LOG = LoggerFactory.getLogger(VaultRepository.class);
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
  private static final int LARGEST_FILE = 1024 * 1024;
  private static final int DEEPEST_TYPE = 6;
  private static final long CACHED_BYTES = 4L * 1024 * 1024;

  private final Path directory;
  private final FileOperations files;
  private final InstantSource clock;
  private final FileCache<VaultConfiguration> cache;

  /**
   * The vaults of one repository.
   *
   * @param directory {@code <repository>/vaults}
   */
  public VaultRepository(Path directory, FileOperations files, InstantSource clock) {
    this.directory = directory;
    this.files = files;
    this.clock = clock;
    this.cache = new FileCache<>(VaultRepository::parse, LARGEST_FILE, CACHED_BYTES, clock);
  }

  private static VaultConfiguration parse(Path file, String text) {
    if (YamlText.read(text, file.toString(), ErrorCode.VAULT) instanceof ObjectNode document) {
      return new VaultConfiguration(file, document);
    }
    throw new SwampException(ErrorCode.VAULT, "The vault's file " + file + " is no mapping");
  }

  /** All vaults, sorted by name. A broken file is left out with a warning in the log. */
  public List<VaultConfiguration> all() {
    List<VaultConfiguration> found = new ArrayList<>();
    entries(directory).forEach(type -> collect(type, 1, found));
    found.sort(Comparator.comparing(VaultConfiguration::name).thenComparing(VaultConfiguration::id));
    return found;
  }

  // A type may have several segments, each a directory.
  private void collect(Path type, int depth, List<VaultConfiguration> found) {
    for (Path file : entries(type)) {
      if (depth < DEEPEST_TYPE && Files.isDirectory(file)) {
        collect(file, depth + 1, found);
      } else if (file.getFileName().toString().endsWith(".yaml")) {
        try {
          found.add(cache.get(file));
        } catch (SwampException e) {
          LOG.warn("left out a vault: {}", e.text());
        } catch (NoSuchFileException e) {
          LOG.debug("a vault vanished while it was looked for: {}", file);
        } catch (IOException e) {
          LOG.warn("left out a vault: {}", FileFailure.reading(file, e).text());
        }
      }
    }
  }

  private static List<Path> entries(Path directory) {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      List<Path> entries = new ArrayList<>();
      stream.forEach(entries::add);
      return entries;
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw FileFailure.reading(directory, e);
    }
  }

  /** The vault of this name. */
  public Optional<VaultConfiguration> find(String name) {
    return all().stream().filter(vault -> vault.name().equals(name)).findFirst();
  }

  /** The vault for sensitive outputs: the one that the settings name, else the first that is not internal. */
  public Optional<VaultConfiguration> defaultVault(Optional<String> named) {
    return named.isPresent()
        ? find(named.get())
        : all().stream().filter(vault -> !vault.isInternal()).findFirst();
  }

  /**
   * Writes the configuration of a new vault.
   *
   * @param config what the type needs to know, complete
   * @throws SwampException with {@link ErrorCode#VAULT} when the name is taken or not allowed
   */
  public VaultConfiguration create(String type, String name, ObjectNode config, boolean auditsReads) {
    if (!NAME.matcher(name).matches()) {
      throw new SwampException(ErrorCode.VAULT, "Invalid vault name '" + name
          + "': it must begin with a lower-case letter and hold lower-case letters, digits and hyphens only");
    }
    if (find(name).isPresent()) {
      throw new SwampException(ErrorCode.VAULT, "Vault already exists: " + name);
    }
    String id = UUID.randomUUID().toString();
    ObjectNode document = JsonText.object().put("id", id).put("name", name).put("type", type);
    document.set("config", config);
    document.put("createdAt", IsoTime.text(clock.instant()));
    if (auditsReads) {
      document.put("auditReads", true);
    }
    Path typeDirectory = directory.resolve(type);
    Path file = typeDirectory.resolve(id + ".yaml");
    try {
      files.createDirectories(typeDirectory);
      files.writeAtomically(file, YamlText.write(document).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw FileFailure.writing(file, e);
    }
    return new VaultConfiguration(file, document);
  }
}

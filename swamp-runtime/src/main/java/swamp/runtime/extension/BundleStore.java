package swamp.runtime.extension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.file.FileOperations;

/**
 * Bundles on disk, so that a restart needs no bundler. Three files each: code, source map, and last a record with the
 * hashes of both, so that a bundle is whole or absent. Trouble with the disk is logged and otherwise means "not there".
 * Thread-safe, also between processes.
 */
public final class BundleStore {
  private static final Logger LOG = LoggerFactory.getLogger(BundleStore.class);
  private static final String LAST_FOLDER = "entries";
  private static final Duration USE_IS_NOTED_EVERY = Duration.ofHours(12);

  private final Path directory;
  private final FileOperations operations;
  private boolean prepared;
  private boolean usable;

  /**
   * A store in this directory, which is made, open to its owner only, when it is first needed.
   *
   * @param directory absolute; see {@link #defaultDirectory}
   */
  public BundleStore(Path directory, FileOperations operations) {
    this.directory = directory;
    this.operations = operations;
  }

  /**
   * Where the user's bundles are kept: {@code $XDG_CACHE_HOME/swamp-bundles}, {@code ~/Library/Caches/swamp-bundles} on
   * macOS, otherwise {@code ~/.cache/swamp-bundles}.
   */
  public static Path defaultDirectory(Map<String, String> environment, Path home, String osName) {
    String configured = environment.getOrDefault("XDG_CACHE_HOME", "");
    // A relative value is invalid and ignored, says the XDG base directory specification.
    if (configured.startsWith("/")) {
      return Path.of(configured, "swamp-bundles");
    }
    boolean mac = osName.toLowerCase(Locale.ROOT).startsWith("mac");
    return home.resolve(mac ? "Library/Caches" : ".cache").resolve("swamp-bundles");
  }

  /** The bundle with this key, if it is there and unharmed. */
  Optional<StoredBundle> read(String key) {
    if (!isUsable()) {
      return Optional.empty();
    }
    try {
      Path recordFile = file(key, ".json");
      if (!Files.exists(recordFile)) {
        return Optional.empty();
      }
      JsonNode found = JsonText.parse(Files.readString(recordFile));
      byte[] code = Files.readAllBytes(file(key, ".js"));
      byte[] map = Files.readAllBytes(file(key, ".js.map"));
      if (!ContentHash.of(code).equals(found.path("code").asText())
          || !ContentHash.of(map).equals(found.path("map").asText())) {
        LOG.warn("the bundle {} is damaged and will be made again", recordFile);
        return Optional.empty();
      }
      noteUse(recordFile);
      Map<String, String> extras = new HashMap<>();
      found.path("extras").properties().forEach(extra -> extras.put(extra.getKey(), extra.getValue().asText()));
      List<String> warnings = new ArrayList<>();
      found.path("warnings").forEach(warning -> warnings.add(warning.asText()));
      String text = new String(code, StandardCharsets.UTF_8);
      return Optional.of(new StoredBundle(text, Optional.of(file(key, ".js.map")), extras, warnings));
    } catch (IOException | SwampException e) {
      LOG.warn("the bundle {} cannot be read and will be made again: {}", file(key, ".js"), e.toString());
      return Optional.empty();
    }
  }

  /** Keeps a bundle; returns it with the place of its source map. */
  StoredBundle write(String key, StoredBundle bundle, String sourceMap) {
    if (!isUsable()) {
      return bundle;
    }
    byte[] code = bundle.code().getBytes(StandardCharsets.UTF_8);
    byte[] map = sourceMap.getBytes(StandardCharsets.UTF_8);
    ObjectNode stored = JsonText.object();
    stored.put("code", ContentHash.of(code)).put("map", ContentHash.of(map));
    ObjectNode extras = stored.putObject("extras");
    bundle.extras().forEach(extras::put);
    bundle.warnings().forEach(stored.putArray("warnings")::add);
    try {
      operations.createDirectories(folder(key));
      operations.writeAtomically(file(key, ".js"), code);
      operations.writeAtomically(file(key, ".js.map"), map);
      operations.writeAtomically(file(key, ".json"), JsonText.compact(stored).getBytes(StandardCharsets.UTF_8));
      return new StoredBundle(bundle.code(), Optional.of(file(key, ".js.map")), bundle.extras(), bundle.warnings());
    } catch (IOException e) {
      LOG.warn("the bundle {} cannot be kept: {}", file(key, ".js"), e.toString());
      return bundle;
    }
  }

  /** The key and fingerprint of the last good bundle of an entry file. */
  record Last(String key, String fingerprint) {}

  /** The last good bundle that was remembered for this file. */
  Optional<Last> last(Path entry) {
    if (!isUsable() || !Files.exists(lastFile(entry))) {
      return Optional.empty();
    }
    try {
      JsonNode last = JsonText.parse(Files.readString(lastFile(entry)));
      return last.path("entry").asText().equals(entry.toString())
          ? Optional.of(new Last(last.path("key").asText(), last.path("fingerprint").asText()))
          : Optional.empty();
    } catch (IOException | SwampException e) {
      return Optional.empty();
    }
  }

  /** Remembers the last good bundle of an entry file, for the day its sources are broken. */
  void remember(Path entry, Last last) {
    if (!isUsable() || last(entry).equals(Optional.of(last))) {
      return;
    }
    ObjectNode content = JsonText.object();
    content.put("entry", entry.toString()).put("key", last.key()).put("fingerprint", last.fingerprint());
    try {
      operations.createDirectories(directory.resolve(LAST_FOLDER));
      operations.writeAtomically(lastFile(entry), JsonText.compact(content).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", lastFile(entry), e.toString());
    }
  }

  /** Removes what was not used for long, then the longest unused until the rest fits. Slow: not for the way of a run. */
  public void cleanUp(Duration unusedFor, long largestTotalBytes) {
    if (isUsable()) {
      new BundleCleaning(directory, operations).run(Instant.now().minus(unusedFor), largestTotalBytes);
    }
  }

  private Path folder(String key) {
    return directory.resolve(key.substring(0, 2));
  }

  private Path file(String key, String ending) {
    return folder(key).resolve(key + ending);
  }

  private Path lastFile(Path entry) {
    return directory.resolve(LAST_FOLDER).resolve(ContentHash.of(entry.toString()) + ".json");
  }

  private static void noteUse(Path recordFile) throws IOException {
    Instant now = Instant.now();
    if (Files.getLastModifiedTime(recordFile).toInstant().isBefore(now.minus(USE_IS_NOTED_EVERY))) {
      Files.setLastModifiedTime(recordFile, FileTime.from(now));
    }
  }

  /** Code from here is run, so nobody else may be able to write it. */
  private synchronized boolean isUsable() {
    if (!prepared) {
      prepared = true;
      try {
        operations.createDirectories(directory);
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
          throw new IOException("it is a link");
        }
        // Only the owner may do this, so it also proves that the directory is ours.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        usable = true;
      } catch (IOException e) {
        LOG.warn("bundles are not kept, {} cannot be used: {}", directory, e.toString());
      }
    }
    return usable;
  }
}

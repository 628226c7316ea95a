package swamp.runtime.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.data.ItemMemory.Known;
import swamp.runtime.data.ItemMemory.Stamp;
import swamp.runtime.file.FileOperations;

/**
 * The single steps of reading and changing version directories (data-format §2.3). Thread-safe; whoever changes an item
 * holds {@link #lockOf} around all steps of the change, which orders the writers inside this process.
 */
final class VersionStore {
  private static final int TRIES = 100;
  private static final int STRIPES = 64;

  private final Path dataDirectory;
  private final FileOperations files;
  private final ItemMemory memory = new ItemMemory();
  private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

  VersionStore(Path dataDirectory, FileOperations files) {
    this.dataDirectory = dataDirectory;
    this.files = files;
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new ReentrantLock();
    }
  }

  Path dataDirectory() {
    return dataDirectory;
  }

  FileOperations files() {
    return files;
  }

  ReentrantLock lockOf(DataItem item) {
    return stripes[Math.floorMod(item.hashCode(), STRIPES)];
  }

  Path modelDirectory(String type, String modelId) {
    return dataDirectory.resolve(type).resolve(modelId);
  }

  ItemDirectory directory(DataItem item) {
    return new ItemDirectory(item, modelDirectory(item.type(), item.modelId()).resolve(item.name()));
  }

  /** The latest version as the marker says, whatever it is. */
  Optional<DataVersion> latest(DataItem item) {
    if (!DataName.isUsable(item.name())) {
      return Optional.empty();
    }
    ItemDirectory directory = directory(item);
    Optional<Stamp> stamp = Stamp.of(directory.path());
    if (stamp.isEmpty()) {
      return Optional.empty();
    }
    Optional<Known> known = memory.recall(directory.path(), stamp);
    if (known.isPresent() && isMarked(directory, known.get().latest())) {
      return known.get().latest();
    }
    Optional<DataVersion> latest = directory.latest();
    memory.remember(directory.path(), new Known(stamp, -1, latest));
    return latest;
  }

  private static boolean isMarked(ItemDirectory directory, Optional<DataVersion> version) {
    OptionalInt marker = directory.marker();
    return marker.isPresent() && version.isPresent() && version.get().number() == marker.getAsInt();
  }

  /** A version directory of our own. */
  record Allocation(ItemDirectory directory, int number) {
    Path path() {
      return directory.versionDirectory(number);
    }
  }

  /**
   * Steps 1 and 2: checks the ownership and makes the next version's directory.
   *
   * @throws SwampException with {@link ErrorCode#METHOD_EXECUTION_FAILED} when the item belongs to another owner
   */
  Allocation allocate(DataDraft draft) throws IOException {
    DataName.check(draft.item().name(), draft.item().type());
    ItemDirectory directory = directory(draft.item());
    Known known = memory.recall(directory.path(), Stamp.of(directory.path()))
        .filter(Known::isCounted)
        .orElseGet(() -> count(directory));
    int number = known.highest();
    for (int tries = 0; tries < TRIES; tries++) {
      number = Math.max(number, known.highest()) + 1;
      checkOwner(draft, known.latest());
      try {
        makeVersionDirectory(directory, number);
        return new Allocation(directory, number);
      } catch (FileAlreadyExistsException e) {
        known = count(directory);
      }
    }
    throw new SwampException(
        ErrorCode.FILE_ACCESS,
        "Cannot make a version directory in " + directory.path() + ": " + TRIES + " numbers up to " + number
            + " were taken by other writers");
  }

  private void makeVersionDirectory(ItemDirectory directory, int number) throws IOException {
    try {
      files.createDirectory(directory.versionDirectory(number));
    } catch (NoSuchFileException e) {
      files.createDirectories(directory.path());
      files.createDirectory(directory.versionDirectory(number));
    }
  }

  private static Known count(ItemDirectory directory) {
    Optional<Stamp> stamp = Stamp.of(directory.path());
    if (stamp.isEmpty()) {
      return new Known(stamp, 0, Optional.empty());
    }
    TreeSet<Integer> numbers = directory.directoryNumbers();
    return new Known(stamp, numbers.isEmpty() ? 0 : numbers.last(), directory.latest());
  }

  private static void checkOwner(DataDraft draft, Optional<DataVersion> latest) {
    if (latest.isEmpty() || latest.get().metadata().isDeleted()) {
      return;
    }
    Owner stored = latest.get().metadata().owner();
    Owner writer = draft.description().owner();
    if (!stored.isSameOwner(writer)) {
      throw new SwampException(
          ErrorCode.METHOD_EXECUTION_FAILED,
          "Data '" + draft.item().name() + "' of model " + draft.item().modelId() + " belongs to "
              + stored.type().text() + " " + stored.ref() + " and cannot be written by "
              + writer.type().text() + " " + writer.ref());
    }
  }

  /**
   * Step 4, which comes before step 3: a version without {@code metadata.yaml} does not exist, so it needs no rename.
   */
  void writeRaw(Allocation allocation, byte[] content) throws IOException {
    files.createInPlace(allocation.path().resolve(ItemDirectory.RAW), content);
  }

  /** Step 3: with its record the version is there. */
  DataVersion writeMetadata(Allocation allocation, DataMetadata metadata) throws IOException {
    byte[] record = MetadataYaml.write(metadata).getBytes(StandardCharsets.UTF_8);
    files.writeAtomically(allocation.path().resolve(ItemDirectory.METADATA), record);
    return new DataVersion(allocation.directory().item(), metadata, allocation.path());
  }

  /**
   * Step 5: the marker is renamed over the old one, so that it is never missing as it is for a moment when it is
   * removed first; a legacy symbolic link is replaced, not followed.
   */
  void moveLatest(DataVersion version) throws IOException {
    ItemDirectory directory = directory(version.item());
    mark(directory, version.number());
    memory.remember(
        directory.path(), new Known(Stamp.of(directory.path()), version.number(), Optional.of(version)));
  }

  /** The same, unless a newer version became the latest while this one was being written. Returns whether it moved. */
  boolean moveLatestForward(DataVersion version) throws IOException {
    ItemDirectory directory = directory(version.item());
    OptionalInt marker = directory.marker();
    if (marker.isPresent() && marker.getAsInt() > version.number() && directory.isWhole(marker.getAsInt())) {
      return false;
    }
    moveLatest(version);
    return true;
  }

  /** Points the marker at a version that is there. */
  void mark(ItemDirectory directory, int number) throws IOException {
    byte[] text = Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
    // Nine of ten versions differ from the last in one digit, which needs no new file.
    if (!files.changeByte(directory.latestFile(), text)) {
      files.writeAtomically(directory.latestFile(), text);
    }
  }

  /**
   * Removes one version that is not the latest; its record goes first, so that no part of it is ever taken for whole.
   */
  void removeVersion(ItemDirectory directory, int number) throws IOException {
    Path version = directory.versionDirectory(number);
    files.deleteIfExists(version.resolve(ItemDirectory.METADATA));
    files.deleteRecursively(version);
    memory.forget(directory.path());
  }

  /** Removes version directories that never got their record. */
  void removeUnfinishedVersions(ItemDirectory directory) throws IOException {
    for (int number : directory.directoryNumbers()) {
      if (!directory.isWhole(number)) {
        removeVersion(directory, number);
      }
    }
  }

  /** Removes all versions of an item, the latest last, and its directory. */
  void removeItem(ItemDirectory directory) throws IOException {
    int latest = latest(directory.item()).map(DataVersion::number).orElse(0);
    for (int number : directory.directoryNumbers()) {
      if (number != latest) {
        removeVersion(directory, number);
      }
    }
    files.deleteIfExists(directory.latestFile());
    if (latest != 0) {
      removeVersion(directory, latest);
    }
    files.deleteRecursively(directory.path());
    memory.forget(directory.path());
  }

  /** Removes an item's directory if nothing is left in it. */
  void removeIfEmpty(ItemDirectory directory) throws IOException {
    memory.forget(directory.path());
    try {
      files.deleteIfExists(directory.path());
    } catch (DirectoryNotEmptyException e) {
      // Other versions live here.
    }
  }

  /** Bytes of the content, 0 when there is none. */
  long sizeOf(ItemDirectory directory, int number) {
    try {
      return Files.size(directory.versionDirectory(number).resolve(ItemDirectory.RAW));
    } catch (IOException e) {
      return 0;
    }
  }
}

package swamp.runtime.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/**
 * A version whose content comes in pieces (data-format §2.3): {@code raw} is written where it stands, the record
 * follows at {@link #finish}. A writer that is never finished leaves a version directory that no reader sees. Not
 * thread-safe.
 */
public final class DataWriter {
  private static final int BUFFER_SIZE = 32 * 1024;

  private final VersionStore store;
  private final VersionStore.Allocation allocation;
  private final DataDraft draft;
  private final DataRepository.Settlement settlement;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
  private final Sha256 sum = new Sha256();
  private boolean writtenByOthers;
  private boolean created;
  private boolean finished;

  DataWriter(
      VersionStore store, VersionStore.Allocation allocation, DataDraft draft, DataRepository.Settlement settlement) {
    this.store = store;
    this.allocation = allocation;
    this.draft = draft;
    this.settlement = settlement;
  }

  VersionStore.Allocation allocation() {
    return allocation;
  }

  /** The id that the version will have. */
  public String dataId() {
    return draft.id();
  }

  /** The number that the version will have. */
  public int version() {
    return allocation.number();
  }

  /** Adds bytes to the content. */
  public void append(byte[] bytes) {
    checkOpen();
    buffer.writeBytes(bytes);
    sum.add(bytes, bytes.length);
    if (buffer.size() >= BUFFER_SIZE) {
      flush();
    }
  }

  /** The path of {@code raw} for a subprocess to write to; everything appended so far is in it. */
  public Path rawFile() {
    checkOpen();
    flush();
    writtenByOthers = true;
    return rawPath();
  }

  /**
   * Completes the version and makes it the latest one.
   *
   * @throws SwampException with {@link ErrorCode#METHOD_EXECUTION_FAILED} when it was finished before
   */
  public DataVersion finish() {
    checkOpen();
    flush();
    finished = true;
    try {
      if (!created && !(writtenByOthers && Files.exists(rawPath()))) {
        store.writeRaw(allocation, new byte[0]);
      }
      Sha256 content = writtenByOthers ? Sha256.ofFile(rawPath()) : sum;
      store.lockOf(draft.item()).lock();
      try {
        DataMetadata metadata = draft.metadata(allocation.number(), content.size(), content.hex());
        DataVersion version = store.writeMetadata(allocation, metadata);
        settlement.settle(version, false);
        return version;
      } finally {
        store.lockOf(draft.item()).unlock();
      }
    } catch (IOException e) {
      throw DataRepository.unwritable(allocation.path(), e);
    }
  }

  private void flush() {
    if (buffer.size() == 0) {
      return;
    }
    try {
      store.files().append(rawPath(), buffer.toByteArray());
      created = true;
      buffer.reset();
    } catch (IOException e) {
      throw DataRepository.unwritable(rawPath(), e);
    }
  }

  private Path rawPath() {
    return allocation.path().resolve(ItemDirectory.RAW);
  }

  private void checkOpen() {
    if (finished) {
      throw new SwampException(
          ErrorCode.METHOD_EXECUTION_FAILED,
          "The writer of data '" + draft.item().name() + "' is finished; make another one to write another version");
    }
  }
}

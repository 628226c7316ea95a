package swamp.runtime.lock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/**
 * The two kinds of lock of a datastore and how they respect each other (data-format §2.8): runs of different models go
 * on side by side, a change of the structure (create, delete, collect) waits for all runs and keeps new ones out.
 * Thread-safe.
 */
public final class DatastoreLocks {
  private static final String MODEL_LOCK = ".lock";
  private static final int UUID_LENGTH = 36;
  private static final int DEEPEST_TYPE = 12;

  private final FileLocks locks;
  private final Path dataDirectory;
  private final Path globalLock;

  /**
   * The locks of one datastore.
   *
   * @param dataDirectory {@code <datastore>/data}
   * @param globalLock {@code <datastore>/.datastore.lock}
   */
  public DatastoreLocks(FileLocks locks, Path dataDirectory, Path globalLock) {
    this.locks = locks;
    this.dataDirectory = dataDirectory;
    this.globalLock = globalLock;
  }

  /** The lock file of a model. */
  public Path modelLockFile(String type, String definitionId) {
    return dataDirectory.resolve(type).resolve(definitionId).resolve(MODEL_LOCK);
  }

  /**
   * The lock file around making an auto-definition of this name (repo-format §1.7); it is taken with
   * {@link LockTerms#ofCreation} and {@link FileLocks#acquire}.
   *
   * @param autoDefinitions {@code .swamp/auto-definitions}
   */
  public static Path creationLockFile(Path autoDefinitions, String definitionName) {
    return autoDefinitions.resolve(".auto-definition-create").resolve(definitionName.replace("/", "-->") + ".lock");
  }

  /**
   * Takes the lock of a model for a method run, which stands back while somebody changes the structure.
   *
   * @throws SwampException as {@link FileLocks#acquire}
   */
  public HeldLock lockModel(String type, String definitionId, LockRequest request) {
    while (true) {
      awaitGlobalRelease(request);
      HeldLock lock = locks.acquire(modelLockFile(type, definitionId), request);
      if (locks.live(globalLock).isEmpty()) {
        return lock;
      }
      lock.close();
    }
  }

  /**
   * Takes the global lock once no run is left, and makes sure that none came in between.
   *
   * @param ignoredPid the value of the caller's {@code SWAMP_LOCK_HOLDER_PID}: a run that starts a structural command
   *     does not wait for itself
   * @throws SwampException as {@link FileLocks#acquire}
   */
  public HeldLock lockStructure(LockRequest request, OptionalLong ignoredPid) {
    awaitRunsEnd(request, ignoredPid);
    HeldLock lock = locks.acquire(globalLock, request);
    boolean drained = false;
    try {
      awaitRunsEnd(request, ignoredPid);
      drained = true;
      return lock;
    } finally {
      if (!drained) {
        lock.close();
      }
    }
  }

  private void awaitGlobalRelease(LockRequest request) {
    CompletableFuture<Void> departure = locks.nextDeparture();
    Optional<LockFile.State> holder = locks.live(globalLock);
    if (holder.isEmpty()) {
      return;
    }
    request.listener().waiting("Waiting for a change of the repository's structure to end");
    LockWait wait =
        new LockWait(locks.timing(), request.cancellation(), request.terms().timeToLive().multipliedBy(2));
    while (holder.isPresent()) {
      if (wait.isOver()) {
        throw FileLocks.timedOut(globalLock, holder.get(), wait.waited());
      }
      wait.pause(departure);
      departure = locks.nextDeparture();
      holder = locks.live(globalLock);
    }
  }

  private void awaitRunsEnd(LockRequest request, OptionalLong ignoredPid) {
    LockWait wait = new LockWait(locks.timing(), request.cancellation(), request.terms().timeout());
    CompletableFuture<Void> departure = locks.nextDeparture();
    Optional<Path> run = liveRun(dataDirectory, ignoredPid, 0);
    if (run.isPresent()) {
      request.listener().waiting("Waiting for running methods to end: " + run.get());
    }
    while (run.isPresent()) {
      if (wait.isOver()) {
        throw FileLocks.timedOut(run.get(), new LockFile(run.get(), locks.files()).look(), wait.waited());
      }
      wait.pause(departure);
      departure = locks.nextDeparture();
      run = liveRun(dataDirectory, ignoredPid, 0);
    }
  }

  /** The lock file of some run that lives. */
  private Optional<Path> liveRun(Path directory, OptionalLong ignoredPid, int depth) {
    Path lock = directory.resolve(MODEL_LOCK);
    if (locks.live(lock).filter(held -> !isIgnored(held, ignoredPid)).isPresent()) {
      return Optional.of(lock);
    }
    // A model's directory is named by a uuid; below it are only items.
    boolean model = String.valueOf(directory.getFileName()).length() == UUID_LENGTH;
    if (model || depth > DEEPEST_TYPE) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(
        directory, entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))) {
      for (Path entry : entries) {
        Optional<Path> found = liveRun(entry, ignoredPid, depth + 1);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new SwampException(ErrorCode.FILE_ACCESS, "Cannot look for running methods in " + directory + ": " + e, e);
    }
  }

  /** The lock files of models whose holders are gone; the next waiter removes them. */
  public List<Path> abandoned() {
    try (Stream<Path> files = Files.find(dataDirectory, DEEPEST_TYPE + 2,
        (file, attributes) -> attributes.isRegularFile() && file.endsWith(MODEL_LOCK))) {
      return files.filter(file -> locks.live(file).isEmpty()).sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException | UncheckedIOException e) {
      throw new SwampException(ErrorCode.FILE_ACCESS, "Cannot look for locks in " + dataDirectory + ": " + e, e);
    }
  }

  private static boolean isIgnored(LockFile.State state, OptionalLong ignoredPid) {
    return ignoredPid.isPresent()
        && state instanceof LockFile.State.Held held
        && held.record().pid() == ignoredPid.getAsLong();
  }
}

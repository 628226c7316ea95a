package swamp.runtime.lock;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.file.FileOperations;
import swamp.runtime.lock.HeldLock.Predecessor;
import swamp.runtime.output.LogText;
import swamp.runtime.time.Timing;

/**
 * Takes locks as files (data-format §2.8). One object per process: the requests of a process queue here, first come,
 * first served, and learn of a release at once. Thread-safe.
 *
 * <p>The heartbeat belongs to the acquisition, not to the process: it ends with {@link HeldLock#close}, and when the
 * thread that took the lock has ended without closing it, the next beat gives the lock back.
 */
public final class FileLocks implements AutoCloseable {
  private final FileOperations files;
  private final Timing timing;
  private final LongPredicate processAlive;
  private final LockQueue queue = new LockQueue();
  private final Set<Acquisition> held = ConcurrentHashMap.newKeySet();

  /** Locks among the real processes of this machine. */
  public FileLocks(FileOperations files, Timing timing) {
    this(files, timing, pid -> ProcessHandle.of(pid).isPresent());
  }

  /**
   * Locks among processes that somebody else knows.
   *
   * @param processAlive whether there is a process of this pid on this machine
   */
  public FileLocks(FileOperations files, Timing timing, LongPredicate processAlive) {
    this.files = files;
    this.timing = timing;
    this.processAlive = processAlive;
  }

  /**
   * Takes the lock, waiting for it if somebody has it.
   *
   * @throws SwampException with {@link ErrorCode#LOCK_TIMEOUT} when the waiting took too long, with
   *     {@link ErrorCode#CANCELLED} when the request was cancelled meanwhile
   */
  public HeldLock acquire(Path path, LockRequest request) {
    LockFile lock = new LockFile(path.toAbsolutePath().normalize(), files);
    LockQueue.Ticket ticket = queue.enter(lock.path());
    boolean taken = false;
    try {
      LockWait wait = new LockWait(timing, request.cancellation(), request.terms().timeout());
      awaitTurn(lock, ticket, wait, request);
      Created created = create(lock, wait, request);
      if (wait.retries() > 0) {
        request.listener().acquired("Acquired lock " + LogText.quoted(lock.path().toString()) + " after "
            + wait.retries() + " retries (" + wait.waited().toMillis() + "ms)");
      }
      Acquisition acquisition = new Acquisition(lock, created.record, created.predecessor, timing, held -> given(held, ticket));
      held.add(acquisition);
      taken = true;
      return acquisition;
    } finally {
      if (!taken) {
        queue.leave(ticket);
      }
    }
  }

  /** Gives back all locks, for the end of the process. */
  @Override
  public void close() {
    held.forEach(Acquisition::close);
  }

  FileOperations files() {
    return files;
  }

  Timing timing() {
    return timing;
  }

  /** Completes when a request of this process gives a lock back or gives up. */
  CompletableFuture<Void> nextDeparture() {
    return queue.nextDeparture();
  }

  /** Who holds the lock, unless nobody does or the holder is gone. */
  Optional<LockFile.State> live(Path path) {
    LockFile.State state = new LockFile(path, files).look();
    return switch (state) {
      case LockFile.State.Absent absent -> Optional.empty();
      case LockFile.State.Unreadable unreadable -> Optional.of(unreadable);
      case LockFile.State.Held other -> isStale(other) ? Optional.empty() : Optional.of(other);
    };
  }

  private boolean isStale(LockFile.State.Held other) {
    return other.record().isStale(timing.now(), processAlive);
  }

  private void given(Acquisition acquisition, LockQueue.Ticket ticket) {
    held.remove(acquisition);
    queue.leave(ticket);
  }

  private void awaitTurn(LockFile lock, LockQueue.Ticket ticket, LockWait wait, LockRequest request) {
    if (ticket.first().isDone()) {
      return;
    }
    request.listener().waiting(waitingText(lock, lock.look()));
    wait.awaitTurn(ticket.first());
    wait.retry();
    if (!ticket.first().isDone()) {
      throw timedOut(lock.path(), lock.look(), wait.waited());
    }
  }

  private record Created(LockRecord record, Predecessor predecessor) {}

  private Created create(LockFile lock, LockWait wait, LockRequest request) {
    boolean told = wait.retries() > 0;
    Predecessor predecessor = Predecessor.NONE;
    // The holder is another process, of whose release nothing in this one tells.
    CompletableFuture<Void> neverWoken = new CompletableFuture<>();
    while (true) {
      wait.checkCancelled();
      LockRecord own = LockRecord.acquired(request.holder(), timing.now(), request.terms().timeToLive());
      if (lock.tryCreate(own)) {
        return new Created(own, predecessor);
      }
      LockFile.State state = lock.look();
      if (state instanceof LockFile.State.Held other && isStale(other)) {
        lock.removeStale(other.record());
        predecessor = processAlive.test(other.record().pid()) ? Predecessor.SILENT : Predecessor.DEAD;
      } else if (!(state instanceof LockFile.State.Absent)) {
        if (wait.isOver()) {
          throw timedOut(lock.path(), state, wait.waited());
        }
        if (!told) {
          request.listener().waiting(waitingText(lock, state));
          told = true;
        }
        wait.pause(neverWoken);
      }
      wait.retry();
    }
  }

  private String waitingText(LockFile lock, LockFile.State state) {
    String text = "Waiting for lock " + LogText.quoted(lock.path().toString());
    return state instanceof LockFile.State.Held other
        ? text + " held by " + LogText.quoted(other.record().holder()) + " (pid " + other.record().pid() + ", acquired "
            + Duration.between(other.record().acquiredAt(), timing.now()).toMillis() + "ms ago)"
        : text;
  }

  /** The error of the existing program, in its words. */
  static SwampException timedOut(Path path, LockFile.State state, Duration waited) {
    String holder = state instanceof LockFile.State.Held other
        ? " held by " + other.record().holder() + " (pid " + other.record().pid() + ")"
        : "";
    SwampException timeout = new SwampException(
        ErrorCode.LOCK_TIMEOUT, "Lock \"" + path + "\"" + holder + " — timed out after " + waited.toMillis() + "ms");
    return state instanceof LockFile.State.Unreadable
        ? timeout.withHint("The lock file cannot be understood; remove it if no swamp is running on this repository.")
        : timeout;
  }
}

package swamp.runtime.lock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import swamp.runtime.CancellationSource;
import swamp.runtime.file.JdkFileOperations;
import swamp.runtime.time.FakeTiming;

/** Locks with a clock and a process table that tests control. */
final class LockFixture {
  static final long OWN_PID = 4711;
  static final long OTHER_PID = 99;
  static final LockHolder HOLDER = new LockHolder("ann@host1", "host1", OWN_PID);

  final FakeTiming timing = new FakeTiming();
  final Set<Long> processes = new HashSet<>(Set.of(OWN_PID, OTHER_PID));
  final List<String> waiting = new ArrayList<>();
  final List<String> acquired = new ArrayList<>();
  final CancellationSource cancellation = new CancellationSource();
  final FileLocks locks = new FileLocks(new JdkFileOperations(), timing, processes::contains);
  final Path file;

  LockFixture(Path root) {
    file = root.resolve("data/@acme/probe/07201ad7-ce1a-4206-ae4e-f667baecc55b/.lock");
  }

  LockRequest request(Duration timeout) {
    return new LockRequest(HOLDER, new LockTerms(Duration.ofSeconds(30), timeout), listener(), cancellation);
  }

  LockListener listener() {
    return new LockListener() {
      @Override
      public void waiting(String message) {
        waiting.add(message);
      }

      @Override
      public void acquired(String message) {
        acquired.add(message);
      }
    };
  }

  HeldLock acquire() {
    return locks.acquire(file, request(Duration.ofSeconds(60)));
  }

  /** A lock that another process took at this instant. */
  LockRecord foreign(Path path, long pid, Instant at) {
    try {
      LockRecord record = LockRecord.acquired(new LockHolder("bob@host2", "host2", pid), at, Duration.ofSeconds(30));
      Files.createDirectories(path.getParent());
      Files.write(path, record.bytes());
      return record;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LockRecord content() {
    try {
      return LockRecord.parse(Files.readString(file)).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

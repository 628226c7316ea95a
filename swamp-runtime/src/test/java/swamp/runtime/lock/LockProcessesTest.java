package swamp.runtime.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import swamp.runtime.CancellationSource;
import swamp.runtime.file.JdkFileOperations;
import swamp.runtime.time.SystemTiming;

@Timeout(120)
class LockProcessesTest {
  private static final int ROUNDS = 40;

  @TempDir Path root;

  /** Takes and gives back one lock many times; proves each time that nobody else is in between. */
  static final class Contender {
    public static void main(String[] arguments) throws IOException {
      Path root = Path.of(arguments[0]);
      int rounds = Integer.parseInt(arguments[1]);
      try (SystemTiming timing = new SystemTiming();
          FileLocks locks = new FileLocks(new JdkFileOperations(), timing)) {
        for (int i = 0; i < rounds; i++) {
          try (HeldLock lock = locks.acquire(root.resolve(".lock"), request())) {
            Files.createDirectory(root.resolve("inside"));
            Path counter = root.resolve("counter");
            int count = Files.exists(counter) ? Integer.parseInt(Files.readString(counter)) : 0;
            Files.writeString(counter, Integer.toString(count + 1));
            Files.delete(root.resolve("inside"));
            if (lock.isLost()) {
              throw new IllegalStateException("lost the lock");
            }
          }
        }
      }
    }
  }

  /** Takes the lock, says so and stays. */
  static final class Keeper {
    public static void main(String[] arguments) throws IOException {
      SystemTiming timing = new SystemTiming();
      FileLocks locks = new FileLocks(new JdkFileOperations(), timing);
      HeldLock lock = locks.acquire(Path.of(arguments[0]).resolve(".lock"), request());
      System.out.println(lock.file());
      System.in.read();
    }
  }

  private static LockRequest request() {
    return new LockRequest(
        LockHolder.ofCaller(Map.of("USER", "ann"), "h"),
        new LockTerms(Duration.ofSeconds(30), Duration.ofSeconds(90)),
        LockListener.silent(),
        new CancellationSource());
  }

  private Process start(Class<?> main, String... arguments) throws IOException {
    List<String> command = new java.util.ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  @Test
  void twoProcessesNeverHoldOneLockAtTheSameTime() throws Exception {
    Process one = start(Contender.class, root.toString(), "" + ROUNDS);
    Process two = start(Contender.class, root.toString(), "" + ROUNDS);
    assertEquals(0, one.waitFor());
    assertEquals(0, two.waitFor());
    assertEquals(2 * ROUNDS, Integer.parseInt(Files.readString(root.resolve("counter"))));
    assertTrue(Files.notExists(root.resolve(".lock")));
  }

  @Test
  void theLockOfAKilledProcessIsFreeAtOnce() throws Exception {
    Process keeper = start(Keeper.class, root.toString());
    byte[] said = new byte[1];
    assertEquals(1, keeper.getInputStream().read(said), new String(said, StandardCharsets.UTF_8));
    assertTrue(Files.exists(root.resolve(".lock")));
    keeper.destroyForcibly();
    assertTrue(keeper.waitFor(30, TimeUnit.SECONDS));
    try (SystemTiming timing = new SystemTiming();
        FileLocks locks = new FileLocks(new JdkFileOperations(), timing);
        HeldLock lock = locks.acquire(
            root.resolve(".lock"),
            new LockRequest(
                LockHolder.ofCaller(Map.of(), "h"),
                new LockTerms(Duration.ofSeconds(30), Duration.ofSeconds(5)),
                LockListener.silent(),
                new CancellationSource()))) {
      assertEquals(
          ProcessHandle.current().pid(),
          LockRecord.parse(Files.readString(lock.file())).orElseThrow().pid());
    }
  }
}

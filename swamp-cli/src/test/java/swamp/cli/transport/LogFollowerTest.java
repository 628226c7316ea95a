package swamp.cli.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import swamp.cli.rendering.Console;
import swamp.protocol.Stream;

@Timeout(60)
class LogFollowerTest {
  @TempDir Path directory;
  private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
  private LogFollower follower;
  private Thread thread;

  @AfterEach
  void stop() throws InterruptedException {
    if (thread != null) {
      follower.stop();
      thread.join();
    }
  }

  @Test
  void theLastLinesComeFirstAndThenWhatIsAdded() throws Exception {
    Path log = Files.writeString(directory.resolve("log"), "one\ntwo\nthree\n");
    follow(log, 2);
    assertEquals("two\n", printed.take());
    assertEquals("three\n", printed.take());
    Files.writeString(log, "four\nfi", StandardOpenOption.APPEND);
    assertEquals("four\n", printed.take());
    Files.writeString(log, "ve é\n", StandardOpenOption.APPEND);
    assertEquals("five é\n", printed.take());
  }

  @Test
  void afterRotationNothingIsLostAndNothingComesTwice() throws Exception {
    Path log = Files.writeString(directory.resolve("log"), "one\n");
    follow(log, 1);
    assertEquals("one\n", printed.take());
    Files.writeString(log, "last of the old\n", StandardOpenOption.APPEND);
    Files.move(log, directory.resolve("log.1"));
    Files.writeString(log, "first of the new\n");
    assertEquals("last of the old\n", printed.take());
    assertEquals("first of the new\n", printed.take());
  }

  @Test
  void aLogThatIsNotThereYetIsWaitedFor() throws Exception {
    Path log = directory.resolve("log");
    follow(log, 10);
    Files.writeString(log, "here\n");
    assertEquals("here\n", printed.take());
  }

  private void follow(Path log, int lines) {
    Console console = (stream, text) -> {
      if (stream == Stream.STDOUT) {
        printed.add(text);
      }
    };
    follower = new LogFollower(log, console);
    follower.printEnd(lines);
    thread = Thread.ofPlatform().start(follower::follow);
  }
}

package swamp.cli.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @Test
  void theLastTenLinesAreKept(@TempDir Path directory) throws IOException {
    Path log = directory.resolve("daemon.log");
    Files.writeString(log, "old\n".repeat(100_000) + "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n");
    assertEquals("1\n2\n3\n4\n5\n6\n7\n8\n9\n10", LogTail.of(log));
  }

  @Test
  void aMissingLogHasNoTail(@TempDir Path directory) {
    assertEquals("", LogTail.of(directory.resolve("missing")));
    assertEquals("", LogTail.section(""));
  }

  @Test
  void theTailEndsAMessageIndented() {
    assertEquals(". Its last words:\n  a\n  b", LogTail.section("a\nb"));
  }
}

package swamp.runtime.warmup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.runtime.file.JdkFileOperations;
import swamp.runtime.time.SystemTiming;
import swamp.runtime.warmup.RecentTypes.RecentType;

final class RecentTypesTest {
  @TempDir
  Path directory;

  private RecentTypes open() {
    return new RecentTypes(directory.resolve("cache/recent-types.json"), new JdkFileOperations(), new SystemTiming());
  }

  @Test
  void theNextProcessKnowsWhatWasUsedLastFirst() {
    try (RecentTypes types = open()) {
      types.used(Path.of("/r"), "@a/one");
      types.used(Path.of("/r"), "@a/two");
      types.used(Path.of("/r"), "@a/one");
    }
    try (RecentTypes types = open()) {
      assertEquals(List.of(new RecentType(Path.of("/r"), "@a/one"), new RecentType(Path.of("/r"), "@a/two")),
          types.latestFirst());
    }
  }

  @Test
  void onlySoManyAreRemembered() {
    try (RecentTypes types = open()) {
      for (int i = 0; i < 100; i++) {
        types.used(Path.of("/r"), "@a/t" + i);
      }
    }
    try (RecentTypes types = open()) {
      assertEquals(32, types.latestFirst().size());
      assertEquals("@a/t99", types.latestFirst().getFirst().type());
    }
  }

  @Test
  void aFileThatCannotBeUnderstoodIsAsGoodAsNone() throws IOException {
    Files.createDirectories(directory.resolve("cache"));
    Files.writeString(directory.resolve("cache/recent-types.json"), "[{\"repository\": \"/r\", ");
    try (RecentTypes types = open()) {
      assertEquals(List.of(), types.latestFirst());
    }
  }
}

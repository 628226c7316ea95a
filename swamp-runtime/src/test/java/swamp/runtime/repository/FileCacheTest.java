package swamp.runtime.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

class FileCacheTest {
  @TempDir Path directory;
  private Path file;
  private Duration ahead = Duration.ofSeconds(10);
  private final List<String> parsed = new ArrayList<>();
  private final FileCache<String> cache = new FileCache<>(this::parse, 100, 150, () -> Instant.now().plus(ahead));

  @BeforeEach
  void writeFile() throws IOException {
    file = Files.writeString(directory.resolve("a"), "one");
  }

  private String parse(Path path, String text) {
    parsed.add(text);
    if (text.startsWith("bad")) {
      throw new SwampException(ErrorCode.DEFINITION_INVALID, text);
    }
    return new String(text);
  }

  @Test
  void anUnchangedFileIsParsedOnce() throws IOException {
    String first = cache.get(file);
    assertSame(first, cache.get(file));
    assertEquals(List.of("one"), parsed);
  }

  @Test
  void anEditOfTheSameSizeIsNoticed() throws IOException {
    cache.get(file);
    Files.writeString(file, "two");
    assertEquals("two", cache.get(file));
  }

  @Test
  void anEditWithTheModificationTimePutBackIsNoticed() throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    cache.get(file);
    Files.writeString(file, "two");
    Files.setLastModifiedTime(file, time);
    assertEquals("two", cache.get(file));
  }

  @Test
  void aFileRenamedOverItIsNoticed() throws IOException {
    cache.get(file);
    Path other = Files.writeString(directory.resolve("b"), "two");
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    assertEquals("two", cache.get(file));
  }

  @Test
  void aFileReadRightAfterItWasWrittenIsReadAgainButNotParsedAgain() throws IOException {
    ahead = Duration.ZERO;
    FileStamp stamp = FileStamp.of(file);
    String first = cache.get(file);
    assertEquals(stamp, FileStamp.of(file));
    assertSame(first, cache.get(file));
    assertEquals(List.of("one"), parsed);
  }

  @Test
  void aFailureIsRememberedUntilTheFileChanges() throws IOException {
    Files.writeString(file, "bad");
    assertThrows(SwampException.class, () -> cache.get(file));
    assertThrows(SwampException.class, () -> cache.get(file));
    assertEquals(List.of("bad"), parsed);
    Files.writeString(file, "good");
    assertEquals("good", cache.get(file));
  }

  @Test
  void aRemovedFileIsMissing() throws IOException {
    cache.get(file);
    Files.delete(file);
    assertThrows(NoSuchFileException.class, () -> cache.get(file));
  }

  @Test
  void whatIsNoRegularFileOrTooLargeIsRefusedUnread() throws IOException {
    assertThrows(IOException.class, () -> cache.get(directory));
    Files.writeString(file, "x".repeat(101));
    IOException failure = assertThrows(IOException.class, () -> cache.get(file));
    assertEquals("too large: 101 bytes, at most 100 are read", FileFailure.reason(failure));
  }

  @Test
  void theLongestUnusedValueGoesWhenThereAreTooMany() throws IOException {
    Path second = Files.writeString(directory.resolve("b"), "2".repeat(80));
    Path third = Files.writeString(directory.resolve("c"), "3".repeat(80));
    cache.get(second);
    cache.get(file);
    cache.get(third);
    cache.get(file);
    assertEquals(3, parsed.size());
    cache.get(second);
    assertEquals(4, parsed.size());
  }
}

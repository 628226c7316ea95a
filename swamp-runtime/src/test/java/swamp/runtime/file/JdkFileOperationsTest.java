package swamp.runtime.file;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JdkFileOperationsTest {
  private final JdkFileOperations files = new JdkFileOperations();

  @TempDir
  Path directory;

  @ParameterizedTest
  @CsvSource({"7,8,true", "18,19,true", "19,20,false", "9,10,false", "10,9,false", "18,18,false", "100,200,true"})
  void onlyASingleByteIsChangedInPlace(String before, String after, boolean changed) throws IOException {
    Path file = Files.writeString(directory.resolve("latest"), before);
    Object identity = Files.getAttribute(file, "unix:ino");
    assertEquals(changed, files.changeByte(file, after.getBytes(US_ASCII)));
    assertEquals(changed ? after : before, Files.readString(file));
    assertEquals(identity, Files.getAttribute(file, "unix:ino"));
  }

  @Test
  void whatIsMissingALinkOrSharedIsNotChangedInPlace() throws IOException {
    byte[] content = "2".getBytes(US_ASCII);
    assertFalse(files.changeByte(directory.resolve("missing"), content));
    Path file = Files.writeString(directory.resolve("file"), "1");
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);
    assertFalse(files.changeByte(link, content));
    Files.createLink(directory.resolve("copy"), file);
    assertFalse(files.changeByte(file, content));
    assertEquals("1", Files.readString(file));
  }

  @Test
  void onlyOldTemporaryFilesOfOurWritesAreCleared() throws IOException {
    Path ours = Files.writeString(directory.resolve(".3f2504e0-4f89-41d3-9a0c-0305e82c3301.tmp"), "half");
    Path deeper = Files.createDirectories(directory.resolve("a/b")).resolve(".3f2504e0-4f89-41d3-9a0c-0305e82c3302.tmp");
    Files.writeString(deeper, "half");
    Path others = Files.writeString(directory.resolve("notes.tmp"), "somebody's");
    UnfinishedWrites unfinished = new UnfinishedWrites(files);
    unfinished.clear(directory, 1, Instant.now().minusSeconds(60));
    assertTrue(Files.exists(ours));
    unfinished.clear(directory, 1, Instant.MAX);
    assertFalse(Files.exists(ours));
    assertTrue(Files.exists(deeper));
    unfinished.clear(directory, Integer.MAX_VALUE, Instant.MAX);
    try (Stream<Path> left = Files.walk(directory)) {
      assertEquals(List.of(others), left.filter(Files::isRegularFile).toList());
    }
  }
}

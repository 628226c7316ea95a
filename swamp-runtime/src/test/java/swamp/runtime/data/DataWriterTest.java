package swamp.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.SwampException;

class DataWriterTest {
  @TempDir Path root;
  private DataFixture data;

  @BeforeEach
  void open() {
    data = new DataFixture(root);
  }

  @AfterEach
  void close() {
    data.close();
  }

  private DataWriter allocate() {
    return data.repository.allocate(
        DataDraft.of(DataFixture.item("log"), DataFixture.NOW, DataFixture.description()));
  }

  @Test
  void appendedPiecesAreOneContent() {
    DataWriter writer = allocate();
    writer.append(DataFixture.bytes("one\n"));
    writer.append(DataFixture.bytes("two\n"));
    DataVersion version = writer.finish();
    assertEquals("one\ntwo\n", data.content(version));
    assertEquals(8, version.metadata().size());
    assertEquals(Sha256.of(DataFixture.bytes("one\ntwo\n")), version.metadata().checksum());
    assertEquals(writer.dataId(), version.metadata().id());
    assertEquals("1", data.marker("log"));
    assertEquals(1, data.rows().size());
  }

  @Test
  void muchContentIsWrittenBeforeTheEnd() throws IOException {
    DataWriter writer = allocate();
    writer.append(new byte[100_000]);
    assertEquals(100_000, Files.size(data.directory("log").resolve("1/raw")));
    writer.append(new byte[] {1});
    assertEquals(100_001, writer.finish().metadata().size());
  }

  @Test
  void aSubprocessWritesToTheContentFile() throws IOException {
    DataWriter writer = allocate();
    writer.append(DataFixture.bytes("head\n"));
    Path raw = writer.rawFile();
    assertEquals("head\n", Files.readString(raw));
    Files.writeString(raw, "by somebody else");
    DataVersion version = writer.finish();
    assertEquals(16, version.metadata().size());
    assertEquals(Sha256.of(DataFixture.bytes("by somebody else")), version.metadata().checksum());
  }

  @Test
  void contentThatNobodyWroteIsEmpty() {
    DataWriter untouched = allocate();
    assertEquals("", data.content(untouched.finish()));
    DataWriter offered = allocate();
    offered.rawFile();
    assertEquals("", data.content(offered.finish()));
  }

  @Test
  void aWriterThatIsNeverFinishedLeavesNoVersion() {
    DataWriter writer = allocate();
    writer.append(new byte[100_000]);
    assertTrue(Files.exists(data.directory("log").resolve("1/raw")));
    assertTrue(data.repository.latest(DataFixture.item("log")).isEmpty());
    assertEquals(2, data.write("log", "{}").number());
  }

  @Test
  void afterFinishingEveryUseIsRefused() {
    DataWriter writer = allocate();
    writer.finish();
    assertThrows(SwampException.class, () -> writer.append(new byte[1]));
    assertThrows(SwampException.class, writer::rawFile);
    assertThrows(SwampException.class, writer::finish);
  }

  @Test
  void aSlowWriterDoesNotMoveTheMarkerBack() {
    DataWriter slow = allocate();
    assertEquals(2, data.write("log", "{}").number());
    assertEquals(1, slow.finish().number());
    assertEquals("2", data.marker("log"));
    assertFalse(data.rows().getFirst().latest());
    assertTrue(data.rows().getLast().latest());
  }
}

package swamp.cli.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import swamp.protocol.JsonText;

final class RemovalTextTest {
  private static String text(String document) {
    return new RemovalText().of(JsonText.parse(document), Style.PLAIN);
  }

  @Test
  void whatIsZeroIsNotCounted() {
    assertEquals("Removed 19 versions (8.8KB)\n",
        text("{\"dataEntriesExpired\":0,\"versionsDeleted\":19,\"bytesReclaimed\":9054,\"dryRun\":false}"));
    assertEquals("Would remove 1 tracked run\nWould close 2 stale runs\n",
        text("{\"staleClosed\":2,\"runsRemoved\":1,\"dryRun\":true}"));
    assertEquals("Removed 1 version of kept (17B)\n",
        text("{\"dataName\":\"kept\",\"versionsDeleted\":1,\"bytesReclaimed\":17,\"dryRun\":false}"));
  }

  @Test
  void nothingIsSaidInWords() {
    assertEquals("Nothing would be removed.\n",
        text("{\"dataEntriesExpired\":0,\"versionsDeleted\":0,\"bytesReclaimed\":0,\"dryRun\":true}"));
    assertEquals("Nothing was removed.\n", text("{\"staleClosed\":0,\"runsRemoved\":0,\"dryRun\":false}"));
  }

  @Test
  void prunedModelsAreListed() {
    assertEquals("Removed 2 data items, 3 versions (1.0KB)\n  @a/b id: 2 data items\n", text("""
        {"models":[{"modelId":"id","modelType":"@a/b","items":2,"versions":3,"bytes":1024}],
         "itemsDeleted":2,"versionsDeleted":3,"bytesReclaimed":1024,"dryRun":false}"""));
  }
}

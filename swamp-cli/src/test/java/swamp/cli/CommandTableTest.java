package swamp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTableTest {
  @Test
  void everyLeafCanBeCreatedAndShowsHelp() {
    for (String path : CommandTable.leaves()) {
      assertTrue(PreparedCommand.of(path).parser().fill(List.of("--help")), path);
      assertTrue(HelpText.of(path, false).startsWith("Usage: swamp " + path.replace("@", "<@type>")), path);
    }
  }

  @Test
  void noLeafIsAGroup() {
    for (String path : CommandTable.leaves()) {
      assertFalse(CommandTable.isGroup(path), path);
    }
  }

  @Test
  void everyGroupHasADescription() {
    assertFalse(CommandTable.description("").isEmpty());
    for (String path : CommandTable.leaves()) {
      for (int end = path.lastIndexOf(' '); end > 0; end = path.lastIndexOf(' ', end - 1)) {
        String group = path.substring(0, end);
        assertTrue(group.contains("@") || !CommandTable.description(group).isEmpty(), group);
      }
    }
  }

  @Test
  void childrenAreListedOnceAndInOrder() {
    assertEquals(
        List.of("create", "search", "list", "get", "validate", "evaluate", "edit", "cancel", "delete", "type", "method", "output"),
        CommandTable.children("model"));
  }
}

package swamp.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataTagsTest {
  private static final Map<String, String> NONE = Map.of();

  @Test
  void laterLayersWin() {
    Map<String, String> merged = new DataTags(
            "resource",
            Map.of("a", "definition", "b", "definition", "c", "definition"),
            Map.of("b", "spec", "c", "spec"),
            Map.of("c", "call"),
            "state",
            "p1",
            Map.of("initiatedBy", "ghost"),
            Map.of("initiatedBy", "me"),
            Map.of("d", "step"))
        .merged();
    assertEquals("definition", merged.get("a"));
    assertEquals("spec", merged.get("b"));
    assertEquals("call", merged.get("c"));
    assertEquals("me", merged.get("initiatedBy"));
    assertEquals("step", merged.get("d"));
  }

  @Test
  void aTagKeepsThePositionWhereItFirstAppeared() {
    Map<String, String> merged = new DataTags(
            "resource", Map.of("team", "x"), NONE, NONE, "state", "p1", Map.of("initiatedBy", "ghost"),
            Map.of("team", "y"), NONE)
        .merged();
    assertEquals(List.of("type", "team", "specName", "modelName", "initiatedBy"), List.copyOf(merged.keySet()));
    assertEquals("y", merged.get("team"));
  }

  @Test
  void evenTheTypeTagCanBeOverridden() {
    Map<String, String> merged =
        new DataTags("file", NONE, NONE, NONE, "log", "p1", NONE, Map.of("type", "note"), NONE).merged();
    assertEquals("note", merged.get("type"));
  }

  @Test
  void reportsHaveNeitherSpecNorModelName() {
    Map<String, String> merged =
        new DataTags("report", Map.of("reportScope", "method"), NONE, NONE, "", "", NONE, NONE, NONE).merged();
    assertEquals(List.of("type", "reportScope"), List.copyOf(merged.keySet()));
  }
}

package swamp.runtime.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.file.JdkFileOperations;

class RepositoryInitializerTest {
  private static final UUID ID = UUID.fromString("6682248b-447e-45f6-9750-ff4d3e2e6a1d");

  @TempDir Path top;
  private Instant now = Instant.parse("2026-11-22T11:05:39Z");

  private ObjectNode init(List<String> tools, boolean force) {
    return new RepositoryInitializer(new JdkFileOperations(), "20260206.200442.0", () -> now, () -> ID)
        .initialize(top.resolve("repo"), tools, force, false);
  }

  private String content(String path) throws IOException {
    return Files.readString(top.resolve("repo").resolve(path));
  }

  @Test
  void theMarkerIsWrittenAsTheExistingProgramWritesIt() throws IOException {
    init(List.of(), false);
    assertEquals("""
        swampVersion: 20260206.200442.0
        initializedAt: "2026-11-22T11:05:39.000Z"
        repoId: 6682248b-447e-45f6-9750-ff4d3e2e6a1d
        tools:
          - claude
        gitignoreManaged: true
        """, content(".swamp.yaml"));
  }

  @Test
  void everyDirectoryIsThere() {
    init(List.of(), false);
    for (String name : List.of("models", "workflows", "vaults", "grants", ".swamp/audit", ".swamp/data",
        ".swamp/secrets",
        ".swamp/definitions-evaluated", ".swamp/outputs", ".swamp/vault-bundles", ".swamp/workflow-runs",
        ".swamp/workflows-evaluated")) {
      assertTrue(Files.isDirectory(top.resolve("repo").resolve(name)), name);
    }
  }

  @Test
  void theDocumentHasTheMembersOfTheExistingProgramInItsOrder() {
    ObjectNode document = init(List.of(), false);
    JsonNode golden = JsonText.parse(SharedFolder.answer("004-repo-init-json", "stdout", top.resolve("repo")));
    List<String> names = new ArrayList<>();
    golden.fieldNames().forEachRemaining(names::add);
    List<String> ours = new ArrayList<>();
    document.fieldNames().forEachRemaining(ours::add);
    assertEquals(names, ours);
    for (String name : List.of("path", "version", "instructionsFileCreated", "settingsCreated", "gitignoreAction",
        "tools",
        "removedTools", "tool")) {
      assertEquals(golden.get(name), document.get(name), name);
    }
  }

  @Test
  void noSkillIsReportedBecauseNoneIsCopied() {
    assertEquals("[]", JsonText.compact(init(List.of(), false).get("skillsCopied")));
  }

  @Test
  void theGitignoreBlockIsThatOfTheExistingProgram() throws IOException {
    init(List.of(), false);
    assertEquals(Files.readString(SharedFolder.resolve("golden/repo-min/.gitignore")), content(".gitignore"));
  }

  @Test
  void aGitignoreOfTheUserKeepsItsLines() throws IOException {
    Path file = Files.createDirectories(top.resolve("repo")).resolve(".gitignore");
    Files.writeString(file, "node_modules/");
    assertEquals("updated", init(List.of("none"), false).get("gitignoreAction").asText());
    String written = content(".gitignore");
    assertTrue(written.startsWith("node_modules/\n\n# BEGIN swamp managed section"), written);
    assertFalse(written.contains(".claude"));
    Files.writeString(file, written + "# mine\n");
    assertEquals("unchanged", init(List.of("none"), true).get("gitignoreAction").asText());
    assertEquals("updated", init(List.of("claude"), true).get("gitignoreAction").asText());
    assertTrue(content(".gitignore").endsWith("# END swamp managed section\n# mine\n"));
  }

  @Test
  void existingInstructionsAndSettingsAreLeftAlone() throws IOException {
    Files.createDirectories(top.resolve("repo/.claude"));
    Files.writeString(top.resolve("repo/CLAUDE.md"), "mine");
    Files.writeString(top.resolve("repo/.claude/settings.local.json"), "{}");
    ObjectNode document = init(List.of(), false);
    assertFalse(document.get("instructionsFileCreated").asBoolean());
    assertFalse(document.get("settingsCreated").asBoolean());
    assertEquals("mine", content("CLAUDE.md"));
    assertEquals("{}", content(".claude/settings.local.json"));
  }

  @Test
  void withoutAToolNothingIsWrittenForOne() {
    ObjectNode document = init(List.of("none"), false);
    assertFalse(Files.exists(top.resolve("repo/CLAUDE.md")));
    assertFalse(document.has("tool"));
    assertEquals(0, document.get("tools").size());
  }

  @Test
  void anUnknownToolIsRefusedBeforeAnythingIsWritten() {
    SwampException failure = assertThrows(SwampException.class, () -> init(List.of("nonsense"), false));
    assertEquals("Unknown tool \"nonsense\". Known tools: claude, none", failure.text());
    assertFalse(Files.exists(top.resolve("repo")));
  }

  @Test
  void aSecondTimeIsRefusedInTheWordsOfTheExistingProgram() {
    init(List.of(), false);
    SwampException failure = assertThrows(SwampException.class, () -> init(List.of(), false));
    assertEquals(ErrorCode.REPOSITORY_ALREADY_INITIALIZED, failure.code());
    assertEquals("Repository already initialized at " + top.resolve("repo")
        + " (tools: claude). To change the enrolled "
        + "tools, run: swamp repo upgrade --tool <tool>. To reinitialize from scratch, run: swamp repo init --force "
        + "--tool <tool>", failure.text());
    assertEquals(SharedFolder.errorMessage("005-repo-init-again-log", top.resolve("repo")), failure.text());
  }

  @Test
  void forceKeepsIdentityAndOtherSettings() throws IOException {
    Files.createDirectories(top.resolve("repo"));
    Files.writeString(top.resolve("repo/.swamp.yaml"), "repoId: old\ntool: claude\nmodelsDir: x\nodd: 1\n");
    now = Instant.parse("2027-01-01T00:00:00.5Z");
    assertEquals("[\"claude\"]", JsonText.compact(init(List.of("none"), true).get("removedTools")));
    assertEquals("""
        swampVersion: 20260206.200442.0
        initializedAt: "2027-01-01T00:00:00.500Z"
        repoId: old
        tools: []
        gitignoreManaged: true
        modelsDir: x
        odd: 1
        """, content(".swamp.yaml"));
  }
}

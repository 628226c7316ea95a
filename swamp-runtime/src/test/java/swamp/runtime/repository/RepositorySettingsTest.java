package swamp.runtime.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.file.JdkFileOperations;

class RepositorySettingsTest {
  @TempDir Path repository;

  private static RepositorySettings parse(String text) {
    return RepositorySettings.parse(Path.of(".swamp.yaml"), text);
  }

  @Test
  void everyKeyIsOptional() {
    RepositorySettings settings = parse("");
    assertEquals(Optional.empty(), settings.repositoryId());
    assertEquals(List.of(), settings.tools());
    assertEquals(List.of("swamp"), settings.trustedCollectives());
    assertFalse(settings.collectsGarbage());
    assertEquals(settings, RepositorySettings.read(repository));
  }

  @Test
  void whatIsWrittenIsUnderstood() {
    RepositorySettings settings = parse("""
        swampVersion: 20260206.200442.0
        initializedAt: 2026-11-22T11:05:39.377Z
        repoId: 6682248b-447e-45f6-9750-ff4d3e2e6a1d
        tool: claude
        modelsDir: ext/models
        defaultVault: v
        autoGc: true
        logLevel: debug
        trustedCollectives: [acme, swamp]
        isolation: reuse
        durability: fsync
        """);
    assertEquals(Optional.of("6682248b-447e-45f6-9750-ff4d3e2e6a1d"), settings.repositoryId());
    assertEquals(List.of("claude"), settings.tools());
    assertEquals(Optional.of("ext/models"), settings.extensionDirectory(ExtensionKind.MODELS));
    assertEquals(Optional.of("v"), settings.defaultVault());
    assertTrue(settings.collectsGarbage());
    assertEquals(Optional.of("debug"), settings.logLevel());
    assertEquals(List.of("acme", "swamp"), settings.trustedCollectives());
    assertEquals(Optional.of("reuse"), settings.isolation());
    assertEquals(Optional.of("fsync"), settings.durability());
  }

  @Test
  void noneMeansNoTools() {
    assertEquals(List.of(), parse("tools: [none]").tools());
  }

  @ParameterizedTest
  @ValueSource(strings = {"defaultDriver: x", "defaultDriverConfig: {}", "modelsDir: 5", "autoGc: yes", "datastore: x",
    "defaultVault: [v]", "trustedCollectives: swamp", "- a", "text", "a: [", "a: 1\na: 2"})
  void whatIsWrongIsRefusedWithTheFilesName(String text) {
    SwampException failure = assertThrows(SwampException.class, () -> parse(text));
    assertEquals(ErrorCode.REPOSITORY_SETTINGS_INVALID, failure.code());
    assertTrue(failure.text().startsWith(".swamp.yaml: "), failure.text());
  }

  @Test
  void unknownKeysAndTheOrderOfKeysSurviveARewrite() throws IOException {
    String text = "swampVersion: 20260206.200442.0\ninitializedAt: \"2026-11-22T11:05:39.377Z\"\n"
        + "odd:\n  deep:\n    - 1\n"
        + "tools:\n  - claude\nlastStalenessWarning: \"2026-11-22T11:05:39.377Z\"\n";
    parse(text).write(repository, new JdkFileOperations());
    assertEquals(text, Files.readString(repository.resolve(".swamp.yaml")));
  }

  @Test
  void theFileOfTheExistingProgramSurvivesARewriteUnchanged() throws IOException {
    Path golden = SharedFolder.resolve("golden/repo");
    RepositorySettings.read(golden).write(repository, new JdkFileOperations());
    assertEquals(Files.readString(golden.resolve(".swamp.yaml")), Files.readString(repository.resolve(".swamp.yaml")));
  }
}

package swamp.runtime.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.type.ModelType;

class RepositoryLayoutTest {
  private static final ModelType TYPE = ModelType.of("@acme/probe");

  @TempDir Path top;

  private RepositoryLayout layout(String settings, Map<String, String> environment) {
    return RepositoryLayout.of(
        top.resolve("repo"), RepositorySettings.parse(Path.of(".swamp.yaml"), settings), environment);
  }

  private Path at(String path) {
    return top.resolve("repo").resolve(path).normalize();
  }

  private Path write(String path, String text) throws IOException {
    Files.createDirectories(at(path).getParent());
    return Files.writeString(at(path), text);
  }

  @Test
  void byDefaultEverythingIsInTheRepository() {
    RepositoryLayout layout = layout("", Map.of());
    assertEquals(at("models"), layout.modelsDirectory());
    assertEquals(at(".swamp/auto-definitions"), layout.autoDefinitions());
    assertEquals(at(".swamp/definitions-evaluated"), layout.evaluatedDefinitions());
    assertEquals(at(".swamp/data"), layout.data());
    assertEquals(at(".swamp/outputs"), layout.outputs());
    assertEquals(at(".swamp/data/_catalog.db"), layout.catalogDatabase());
    assertEquals(at(".swamp/run_tracker.db"), layout.runTrackerDatabase());
    assertEquals(at(".swamp/.datastore.lock"), layout.globalLock());
    assertEquals(at(".swamp/data/@acme/probe/id1/.lock"), layout.modelLock(TYPE, "id1"));
    assertEquals(at(".swamp/auto-definitions/.auto-definition-create/@a-->b.lock"),
        layout.autoDefinitionCreationLock("@a/b"));
    assertEquals(at("extensions/models"), layout.extensionDirectory(ExtensionKind.MODELS));
  }

  @Test
  void theModelsDirectorySettingMovesExtensionsAndNotDefinitions() {
    RepositoryLayout layout = layout("modelsDir: ../shared/models", Map.of());
    assertEquals(at("models"), layout.modelsDirectory());
    assertEquals(top.resolve("shared/models"), layout.extensionDirectory(ExtensionKind.MODELS));
  }

  @Test
  void theVariableComesBeforeTheSetting() {
    RepositoryLayout layout = layout("modelsDir: a", Map.of("SWAMP_MODELS_DIR", "b", "SWAMP_EXTENSIONS_DIR", "/ext"));
    assertEquals(Path.of("/ext/b"), layout.extensionDirectory(ExtensionKind.MODELS));
    assertEquals(Path.of("/ext/extensions/vaults"), layout.extensionDirectory(ExtensionKind.VAULTS));
  }

  @Test
  void extensionsMustNotLieInsideTheSwampDirectory() {
    SwampException failure = assertThrows(SwampException.class, () -> layout("", Map.of("SWAMP_EXTENSIONS_DIR",
        ".swamp/x")));
    assertTrue(failure.text().contains("must not lie inside"));
  }

  @Test
  void aDatastoreMovesDataButNotSecretsBundlesLogsAndIndexes() {
    RepositoryLayout layout = layout("datastore: {type: filesystem, path: ../store, namespace: team}", Map.of());
    assertEquals(top.resolve("store/team/data"), layout.data());
    assertEquals(top.resolve("store/team/outputs"), layout.outputs());
    assertEquals(top.resolve("store/team/auto-definitions"), layout.autoDefinitions());
    assertEquals(top.resolve("store/.locks/team.lock"), layout.globalLock());
    assertEquals(at(".swamp/secrets"), layout.secrets());
    assertEquals(at(".swamp/bundles"), layout.bundles());
    assertEquals(at(".swamp/outputs"), layout.runLogs());
    assertEquals(at(".swamp/data/_catalog.db"), layout.catalogDatabase());
    assertEquals(at(".swamp/run_tracker.db"), layout.runTrackerDatabase());
  }

  @Test
  void onlyTheDirectoriesListedGoToTheDatastore() {
    RepositoryLayout layout = layout("datastore: {type: filesystem, path: /store, directories: [data]}", Map.of());
    assertEquals(Path.of("/store/data"), layout.data());
    assertEquals(at(".swamp/outputs"), layout.outputs());
  }

  @Test
  void theDatastoreVariableComesBeforeTheSettings() {
    RepositoryLayout layout = layout("datastore: {type: s3}", Map.of("SWAMP_DATASTORE", "filesystem:/elsewhere"));
    assertEquals(Path.of("/elsewhere/data"), layout.data());
  }

  @ParameterizedTest
  @ValueSource(strings = {"@acme/s3:{\"bucket\":\"b\"}", "s3:bucket/prefix", "nonsense", "filesystem:"})
  void otherDatastoresAreRefusedClearly(String value) {
    SwampException failure =
        assertThrows(SwampException.class, () -> layout("", Map.of("SWAMP_DATASTORE", value)));
    assertEquals(ErrorCode.REPOSITORY_SETTINGS_INVALID, failure.code());
    assertTrue(failure.text().contains("SWAMP_DATASTORE"), failure.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{type: '@acme/s3'}", "{type: s3, bucket: b}", "{namespace: ../x}", "{namespace: /x}"})
  void otherDatastoresInTheSettingsAreRefusedClearly(String value) {
    SwampException failure = assertThrows(SwampException.class, () -> layout("datastore: " + value, Map.of()));
    assertTrue(failure.text().contains(".swamp.yaml"), failure.text());
  }

  @Test
  void extensionsComeFromTheRepositoryThenFromSourcesThenFromThePulledOnes() throws IOException {
    write("extensions/models/a.ts", "");
    write("../shared-ext/extensions/models/b.ts", "");
    write("../moved/.swamp.yaml", "modelsDir: deep/ts");
    write("../moved/deep/ts/c.ts", "");
    write("../loose/sub/d.ts", "export const model = {};");
    write("../no-models/extensions/vaults/v.ts", "");
    write("../home/exts/e1/extensions/models/e.ts", "");
    write("../home/exts/e2/extensions/models/e.ts", "");
    write(".swamp/pulled-extensions/@b/tools/models/x.ts", "");
    write(".swamp/pulled-extensions/@a/tools/models/x.ts", "");
    write(".swamp/pulled-extensions/@a/without/vaults/x.ts", "");
    write(".swamp-sources.yaml", """
        sources:
          - path: ../shared-ext
          - path: $TOP/moved
          - path: ${TOP}/loose
          - path: ../no-models
          - path: ../missing
          - path: ../shared-ext
            only: [vaults]
          - path: ~/exts/*
        """);
    RepositoryLayout layout = layout("", Map.of("TOP", top.toString(), "HOME", top.resolve("home").toString()));
    List<ExtensionDirectory> found = layout.extensionModelDirectories();
    assertEquals(List.of(at("extensions/models"), top.resolve("shared-ext/extensions/models"),
        top.resolve("moved/deep/ts"),
        top.resolve("loose"), top.resolve("home/exts/e1/extensions/models"),
            top.resolve("home/exts/e2/extensions/models"),
        at(".swamp/pulled-extensions/@a/tools/models"), at(".swamp/pulled-extensions/@b/tools/models")),
        found.stream().map(ExtensionDirectory::directory).toList());
    assertEquals("@a/tools", found.get(6).extensionName());
    assertEquals(ExtensionDirectory.Origin.SOURCE, found.get(1).origin());
    assertEquals(top.resolve("moved"), found.get(2).root());
  }

  @Test
  void inAGitWorktreeSourcesAreRelativeToTheMainOne() throws IOException {
    write("../main/.git/worktrees/w/HEAD", "x");
    write(".git", "gitdir: " + top.resolve("main/.git/worktrees/w") + "\n");
    write("../main/ext/extensions/models/a.ts", "");
    write(".swamp-sources.yaml", "sources: [{path: ext}]");
    assertEquals(top.resolve("main/ext/extensions/models"), layout("", Map.of()).extensionModelDirectories().get(1)
        .directory());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sources: []", "{}", "sources: [{only: [models]}]",
      "sources: [{path: x, only: [nonsense]}]", "a: ["})
  void wrongSourcesAreRefusedWithTheFilesName(String text) throws IOException {
    write(".swamp-sources.yaml", text);
    SwampException failure = assertThrows(SwampException.class, () -> layout("", Map.of()).extensionModelDirectories());
    assertTrue(failure.text().contains(".swamp-sources.yaml"), failure.text());
  }

  @Test
  void anOpenedRepositoryFollowsItsSettings() throws IOException {
    RepositoryOpener opener = new RepositoryOpener(Instant::now);
    assertEquals(at(".swamp/data"), opener.open(at(""), Map.of()).data());
    write(".swamp.yaml", "datastore: {path: one}");
    assertEquals(at("one/data"), opener.open(at(""), Map.of()).data());
    write(".swamp.yaml", "datastore: {path: two}");
    assertEquals(at("two/data"), opener.open(at(""), Map.of()).data());
  }
}

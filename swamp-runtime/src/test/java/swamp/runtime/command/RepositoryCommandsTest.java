package swamp.runtime.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.DataGet;
import swamp.protocol.DataPruning;
import swamp.protocol.ExtensionList;
import swamp.protocol.ModelEdit;
import swamp.protocol.ModelGet;
import swamp.protocol.ReportDescribe;
import swamp.protocol.ReportGet;
import swamp.protocol.ReportSearch;
import swamp.protocol.RepositoryUpgrade;
import swamp.protocol.Request;
import swamp.protocol.SourceAddition;
import swamp.protocol.SourceList;
import swamp.protocol.SourceRemoval;
import swamp.protocol.Summary;
import swamp.protocol.SwampException;
import swamp.protocol.TypeSearch;
import swamp.protocol.WorkflowDataGet;
import swamp.protocol.WorkflowDataList;
import swamp.runtime.run.RunningRepository;

/** Editing, reports, extensions and the repository itself, on a real repository (cli §5.2 to §5.5). */
final class RepositoryCommandsTest {
  private static final Optional<String> HERE = Optional.empty();
  private static final String DEFINITION = "models/@test/probe/p1.yaml";
  private static final String ID = "07201ad7-ce1a-4206-ae4e-f667baecc55b";

  @TempDir
  Path scratch;

  private RunningRepository repository;

  @BeforeEach
  void open() throws IOException {
    repository = new RunningRepository(scratch);
  }

  @AfterEach
  void close() {
    repository.close();
  }

  private String error(Request request) {
    return assertThrows(SwampException.class, () -> repository.handle(request)).text();
  }

  private String text(String path) throws IOException {
    return Files.readString(repository.directory.resolve(path));
  }

  private static ModelEdit edit(String text) {
    return new ModelEdit(HERE, "p1", Optional.of(text), Optional.of("ed"));
  }

  @Test
  void anEditedDefinitionKeepsTheWordsOfItsWriter() throws IOException {
    JsonNode before = repository.ask(new ModelEdit(HERE, "p1", Optional.empty(), Optional.empty()));
    assertEquals(text(DEFINITION), before.path("content").asText());

    String text = "# why it is so\n" + before.path("content").asText().replace("us-9", "us-10");
    JsonNode answer = repository.ask(edit(text));

    assertEquals(List.of("path", "editor", "status", "name", "type"),
        answer.properties().stream().map(member -> member.getKey()).toList());
    assertEquals("updated", answer.path("status").asText());
    assertEquals(text, text(DEFINITION));
    assertEquals("us-10", repository.ask(new ModelGet(HERE, "p1")).path("globalArguments").path("region").asText());
  }

  @Test
  void anEditedNameMovesTheFile() throws IOException {
    repository.ask(edit(text(DEFINITION).replace("name: p1", "name: p9")));
    assertFalse(Files.exists(repository.directory.resolve(DEFINITION)));
    assertEquals(ID, repository.ask(new ModelGet(HERE, "p9")).path("id").asText());
  }

  @Test
  void whatIsNoDefinitionIsRefusedAndNothingChanges() throws IOException {
    String before = text(DEFINITION);
    assertTrue(error(edit("name: [")).startsWith("p1.yaml: "));
    assertTrue(error(edit("name: p1\n")).contains("id"));
    assertTrue(error(edit(before.replace(ID, "17201ad7-ce1a-4206-ae4e-f667baecc55b"))).contains("must stay " + ID));
    assertEquals(before, text(DEFINITION));
    assertEquals("Model not found: nope", error(new ModelEdit(HERE, "nope", Optional.empty(), Optional.empty())));
  }

  @Test
  void aBrokenDefinitionCanBeMendedByItsFileName() throws IOException {
    String good = text(DEFINITION);
    Files.writeString(repository.directory.resolve(DEFINITION), "name: [");
    assertEquals("name: [", repository.ask(
        new ModelEdit(HERE, "p1", Optional.empty(), Optional.empty())).path("content").asText());
    assertEquals("p1", repository.ask(edit(good)).path("name").asText());
    assertEquals(good, text(DEFINITION));
  }

  @Test
  void onlyAFileThatMayBeMeantIsNamedWhenAModelIsNotFound() throws IOException {
    Files.writeString(repository.directory.resolve(DEFINITION), "name: [");
    assertEquals(Optional.empty(), place(new ModelGet(HERE, "nope")));
    assertTrue(place(new ModelGet(HERE, "p1")).orElseThrow().contains("p1.yaml"));
  }

  private Optional<String> place(Request request) {
    return assertThrows(SwampException.class, () -> repository.handle(request)).stack();
  }

  @Test
  void reportsAreFoundShownAndDescribed() {
    repository.run("sync", "n=1");
    repository.run("sync", "n=2");

    JsonNode found = repository.ask(new ReportSearch(HERE, "SUMMARY", Optional.of("p1"))).path("results");
    assertEquals(1, found.size());
    assertEquals("@swamp/method-summary", found.path(0).path("name").asText());
    assertEquals(2, found.path(0).path("version").asInt());
    JsonNode latest = repository.ask(new ReportGet(HERE, "swamp/method-summary", Optional.empty(), 0));
    assertTrue(latest.path("markdown").asText().startsWith("# p1 (@test/probe) → sync: succeeded"));
    assertEquals("2", latest.path("json").path("methodArgs").path("n").asText());
    assertEquals("1", repository.ask(new ReportGet(HERE, "report-swamp-method-summary", Optional.of("p1"), 1))
        .path("json").path("methodArgs").path("n").asText());
    assertTrue(repository.ask(new ReportSearch(HERE, "nothing", Optional.empty())).path("results").isEmpty());
    assertEquals(2, repository.ask(new ReportDescribe(HERE, "@swamp/method-summary")).path("models").path(0)
        .path("versions").asInt());
    assertEquals("Report not found: nope", error(new ReportDescribe(HERE, "nope")));
    assertEquals("Report not found: nope for model \"p1\"", error(new ReportGet(HERE, "nope", Optional.of("p1"), 0)));
  }

  @Test
  void aSourceIsAddedListedUsedAndRemoved() throws IOException {
    Path shared = scratch.resolve("shared/extensions/models");
    Files.createDirectories(shared);
    Files.writeString(shared.resolve("other.ts"), """
        import { z } from "npm:zod@4";
        export const model = { type: "@test/other", version: "2026.01.02.1", globalArguments: z.object({}), methods: {} };
        """);

    JsonNode added = repository.ask(new SourceAddition(HERE, "../shared", List.of("models", "vaults")));
    assertEquals("added", added.path("status").asText());
    assertEquals("sources:\n  - path: ../shared\n    only:\n      - models\n      - vaults\n", text(".swamp-sources.yaml"));
    JsonNode listed = repository.ask(new SourceList(HERE)).path("sources").path(0);
    assertEquals("[\"models\",\"vaults\"]", listed.path("only").toString());
    assertEquals(scratch.resolve("shared").toString(), listed.path("directories").path(0).asText());
    assertEquals(1, repository.ask(new TypeSearch(HERE, "@test/other")).path("results").size());
    assertEquals("Extension source already exists: ../shared", error(new SourceAddition(HERE, "../shared", List.of())));

    assertEquals("removed", repository.ask(new SourceRemoval(HERE, "../shared")).path("status").asText());
    assertFalse(Files.exists(repository.directory.resolve(".swamp-sources.yaml")));
    assertTrue(repository.ask(new TypeSearch(HERE, "@test/other")).path("results").isEmpty());
    assertEquals("Extension source not found: ../shared", error(new SourceRemoval(HERE, "../shared")));
  }

  @Test
  void theRestOfTheSourcesFileStays() throws IOException {
    Files.createDirectories(scratch.resolve("one"));
    Files.createDirectories(scratch.resolve("two"));
    Files.writeString(repository.directory.resolve(".swamp-sources.yaml"),
        "installedSkills: [a]\nsources:\n  - path: ../one\n    note: mine\n");
    repository.ask(new SourceAddition(HERE, "../two", List.of()));
    assertEquals("installedSkills:\n  - a\nsources:\n  - path: ../one\n    note: mine\n  - path: ../two\n",
        text(".swamp-sources.yaml"));
    assertTrue(error(new SourceAddition(HERE, "../three", List.of())).startsWith("Extension source is not a directory: "));
    assertTrue(error(new SourceAddition(HERE, "../two", List.of("pets"))).startsWith("Unknown kind of extensions \"pets\""));
  }

  @Test
  void pulledExtensionsAreThoseOfTheLockfile() throws IOException {
    assertEquals("{\"extensions\":[]}", repository.ask(new ExtensionList(HERE)).toString());
    Files.writeString(repository.directory.resolve("extensions/models/upstream_extensions.json"), """
        {"@acme/tools": {"version": "2026.03.01.1", "pulledAt": "2026-03-02T10:00:00.000Z", "files": ["a.ts"],
          "checksum": "x", "channel": "stable"}, "@acme/more": {"version": "2026.03.01.2", "pulledAt": "", "files": []}}
        """);
    assertEquals("[{\"name\":\"@acme/tools\",\"version\":\"2026.03.01.1\",\"pulledAt\":\"2026-03-02T10:00:00.000Z\","
        + "\"files\":[\"a.ts\"],\"channel\":\"stable\"},{\"name\":\"@acme/more\",\"version\":\"2026.03.01.2\",\"pulledAt\":\"\","
        + "\"files\":[]}]", repository.ask(new ExtensionList(HERE)).path("extensions").toString());
  }

  @Test
  void anUpgradeKeepsWhatItDoesNotKnow() throws IOException {
    Files.writeString(repository.directory.resolve(".swamp.yaml"),
        "swampVersion: 20250101.000000.0\nrepoId: 0f0440f9-ba97-4abf-85f0-c68d1b82a67b\ntool: claude\nmine: {a: 1}\n");

    JsonNode answer = repository.ask(new RepositoryUpgrade(Optional.empty(), List.of("none"), true));

    assertEquals("20250101.000000.0", answer.path("previousVersion").asText());
    assertEquals("[]", answer.path("tools").toString());
    assertEquals("[\"claude\"]", answer.path("removedTools").toString());
    assertEquals("created", answer.path("gitignoreAction").asText());
    String marker = text(".swamp.yaml");
    assertTrue(marker.contains("swampVersion: " + answer.path("newVersion").asText()), marker);
    assertTrue(marker.contains("repoId: 0f0440f9-ba97-4abf-85f0-c68d1b82a67b") && marker.contains("a: 1"), marker);
    assertTrue(marker.contains("upgradedAt: ") && !marker.contains("tool: "), marker);
    assertTrue(Files.isDirectory(repository.directory.resolve(".swamp/audit")));
  }

  @Test
  void dataOfGoneModelsIsPrunedAndNobodyElses() throws IOException {
    repository.run("sync", "n=1");
    assertEquals(0, repository.ask(new DataPruning(HERE, true, false)).path("itemsDeleted").asInt());
    Path definition = repository.directory.resolve(DEFINITION);
    String text = Files.readString(definition);
    Files.writeString(definition, "name: [");
    assertTrue(error(new DataPruning(HERE, true, false)).startsWith("Some definitions cannot be read"));
    Files.delete(definition);

    assertTrue(error(new DataPruning(HERE, false, false)).contains("--yes"));
    JsonNode planned = repository.ask(new DataPruning(HERE, true, false));
    assertEquals(ID, planned.path("models").path(0).path("modelId").asText());
    assertTrue(Files.exists(repository.model()));
    assertEquals(planned.path("bytesReclaimed"), repository.ask(new DataPruning(HERE, false, true)).path("bytesReclaimed"));
    assertFalse(Files.exists(repository.model()));
    Files.writeString(definition, text);
    assertTrue(error(new DataGet(HERE, "p1", "main", 0, true)).startsWith("Data not found"));
  }

  @Test
  void aSummaryCountsWhatHappened() {
    repository.run("sync", "n=1");
    repository.run("sync", "n=2");
    assertThrows(SwampException.class, () -> repository.run("fail"));

    JsonNode summary = repository.ask(new Summary(HERE, Optional.of("1h")));
    assertEquals(3, summary.path("runs").path("total").asInt());
    assertEquals(1, summary.path("runs").path("failed").asInt());
    assertEquals(List.of("fail", "sync"), summary.path("methods").findValuesAsText("methodName"));
    assertEquals(2, summary.path("methods").path(1).path("runs").asInt());
    assertEquals("failed", summary.path("methods").path(0).path("lastStatus").asText());
    assertEquals(0, repository.ask(new Summary(HERE, Optional.of("2999-01-01"))).path("runs").path("total").asInt());
  }

  @Test
  void dataIsFoundByTheWorkflowThatWroteIt() throws IOException {
    repository.run("sync", "n=1");
    repository.run("sync", "n=2");
    repository.run("sync", "n=3");
    owner(1, "w1", "run-1");
    owner(2, "w1", "run-2");

    assertEquals(2, version(Optional.of("p1"), Optional.of("w1"), Optional.empty()));
    assertEquals(1, version(Optional.empty(), Optional.empty(), Optional.of("run-1")));
    assertEquals("Data not found: \"main\" by workflow \"nope\"",
        error(new WorkflowDataGet(HERE, Optional.empty(), "main", Optional.of("nope"), Optional.empty(), 0, true)));
    JsonNode listed = repository.ask(
        new WorkflowDataList(HERE, Optional.empty(), Optional.empty(), Optional.of("w1"), Optional.empty()));
    assertEquals(1, listed.path("total").asInt());
    JsonNode item = listed.path("groups").path(0).path("items").path(0);
    assertEquals(2, item.path("version").asInt());
    assertEquals("p1", item.path("modelName").asText());
  }

  private int version(Optional<String> model, Optional<String> workflow, Optional<String> run) {
    return repository.ask(new WorkflowDataGet(HERE, model, "main", workflow, run, 0, false)).path("version").asInt();
  }

  private void owner(int version, String workflow, String run) throws IOException {
    Path metadata = repository.model().resolve("main/" + version + "/metadata.yaml");
    Files.writeString(metadata, Files.readString(metadata).replace("  ownerRef:",
        "  workflowName: " + workflow + "\n  workflowRunId: " + run + "\n  ownerRef:"));
  }
}

package swamp.runtime.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.DataCollection;
import swamp.protocol.DataDeletion;
import swamp.protocol.DataGet;
import swamp.protocol.DataList;
import swamp.protocol.DataRenaming;
import swamp.protocol.DataRowQuery;
import swamp.protocol.DataSearch;
import swamp.protocol.DataVersions;
import swamp.protocol.ModelDeletion;
import swamp.protocol.ModelEvaluate;
import swamp.protocol.ModelValidate;
import swamp.protocol.OutputData;
import swamp.protocol.OutputGet;
import swamp.protocol.OutputLogs;
import swamp.protocol.OutputSearch;
import swamp.protocol.Request;
import swamp.protocol.RunHistory;
import swamp.protocol.RunLogs;
import swamp.protocol.SecretDeletion;
import swamp.protocol.SecretNames;
import swamp.protocol.SecretPut;
import swamp.protocol.SecretRead;
import swamp.protocol.SwampException;
import swamp.protocol.VaultCreation;
import swamp.protocol.VaultGet;
import swamp.runtime.run.RunningRepository;

/** The commands about outputs, data, vaults and definitions on a real repository (cli §5.3 to §5.6). */
final class CommandsTest {
  private static final Optional<String> HERE = Optional.empty();

  @TempDir
  Path scratch;

  RunningRepository repository;

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

  @Test
  void outputsOfExtensionTypesAreFoundByModelByIdAndBySearch() {
    String id = repository.run("sync", "n=7").path("outputId").asText();

    JsonNode newest = repository.ask(new OutputGet(HERE, "p1"));
    assertEquals(id, newest.path("id").asText());
    assertEquals("p1", newest.path("modelName").asText());
    assertEquals(newest, repository.ask(new OutputGet(HERE, id)));
    assertEquals(newest, repository.ask(new OutputGet(HERE, id.substring(0, 8))));
    assertTrue(error(new OutputGet(HERE, id.substring(0, 7))).startsWith("Output or model not found"));
    assertEquals(List.of(id), repository.ask(new OutputSearch(HERE, "SYNC")).path("results").findValuesAsText("id"));
    assertTrue(repository.ask(new OutputSearch(HERE, "nothing")).path("results").isEmpty());
    JsonNode data = repository.ask(new OutputData(HERE, id, Optional.of("main"), 0, Optional.of("n")));
    assertEquals(7, data.path("data").asInt());
    assertEquals("Output or model not found: nope", error(new OutputGet(HERE, "nope")));
  }

  @Test
  void logsAreShownWholeOrFromTheEnd() {
    repository.run("sync", "n=7");

    JsonNode logs = repository.ask(new RunLogs(HERE, "p1", 0));
    assertEquals(logs.path("lines").size(), logs.path("lineCount").asInt());
    assertTrue(logs.path("lines").toString().contains("model·method·run·p1·sync: hello"));
    assertEquals(1, repository.ask(new OutputLogs(HERE, "p1", 1)).path("showingLines").asInt());
  }

  @Test
  void dataIsShownByModelAndName() {
    repository.run("sync", "n=1");
    repository.run("sync", "n=2");

    JsonNode latest = repository.ask(new DataGet(HERE, "p1", "main", 0, true));
    assertEquals(2, latest.path("content").path("n").asInt());
    assertEquals(".swamp/data/@test/probe/07201ad7-ce1a-4206-ae4e-f667baecc55b/main/2/raw", latest.path("contentPath").asText());
    assertEquals(1, repository.ask(new DataGet(HERE, "p1", "main", 1, true)).path("content").path("n").asInt());
    assertFalse(repository.ask(new DataGet(HERE, "p1", "main", 1, false)).has("content"));
    assertEquals(2, repository.ask(new DataVersions(HERE, "p1", "main")).path("total").asInt());
    assertEquals(List.of("file", "resource", "report"), repository.ask(new DataList(HERE, "p1", Optional.empty()))
        .path("groups").valueStream().map(group -> group.path("type").asText()).toList());
    assertEquals("Data not found: \"main\" for model \"p1\" (version 9)", error(new DataGet(HERE, "p1", "main", 9, true)));
  }

  @Test
  void dataIsFoundByNameFilterAndPredicate() {
    repository.run("sync", "n=5");

    assertEquals(List.of("main"), names(new DataSearch(HERE, "", Map.of("type", "resource"), 0)));
    assertEquals(List.of("log-main"), names(new DataSearch(HERE, "LOG-", Map.of(), 0)));
    assertEquals(List.of("main"), names(new DataRowQuery(HERE, "attributes.n == 5", Optional.empty(), 0)));
    JsonNode selected = repository.ask(new DataRowQuery(HERE, "specName == 'state'", Optional.of("attributes.n + 1"), 0));
    assertEquals("[6]", selected.path("results").toString());
    assertTrue(repository.ask(new DataRowQuery(HERE, "", Optional.empty(), 1)).path("limited").asBoolean());
  }

  @Test
  void aPredicateThatIsNoConditionIsToldFromOneThatFindsNothing() {
    repository.run("sync", "n=5");
    for (String value : List.of("1 + 1", "size", "name")) {
      JsonNode found = repository.ask(new DataRowQuery(HERE, value, Optional.empty(), 0));
      assertEquals(0, found.path("total").asInt(), value);
      assertTrue(found.path("hint").asText().startsWith("The predicate is no condition: its value is "), found.toString());
    }
    for (String condition : List.of("name == 'nope'", "attributes.nope == 1", "true", "false")) {
      assertFalse(repository.ask(new DataRowQuery(HERE, condition, Optional.empty(), 0)).has("hint"), condition);
    }
  }

  @Test
  void aTimeThatIsNoneIsAnErrorEvenWhereThereIsNoData() {
    assertTrue(error(new DataSearch(HERE, "", Map.of("since", "nope"), 0)).startsWith("\"--since\" takes a duration"));
  }

  private List<String> names(Request request) {
    return repository.ask(request).path("results").valueStream().map(row -> row.path("name").asText()).toList();
  }

  @Test
  void aRenamedItemIsFoundUnderBothNamesAndADeletedOneNoMore() {
    repository.run("sync", "n=5");

    assertEquals(1, repository.ask(new DataRenaming(HERE, "p1", "main", "other")).path("newVersion").asInt());
    assertEquals("other", repository.ask(new DataGet(HERE, "p1", "main", 0, true)).path("name").asText());
    assertEquals("Data \"nope\" not found", error(new DataRenaming(HERE, "p1", "nope", "b")));
    assertTrue(error(new DataDeletion(HERE, "p1", "other", 0, true, false, false)).contains("--yes"));
    repository.ask(new DataDeletion(HERE, "p1", "other", 0, true, false, true));
    assertTrue(error(new DataGet(HERE, "p1", "other", 0, true)).startsWith("Data not found"));
  }

  @Test
  void aCollectionKeepsTheNewestVersions() {
    for (int i = 0; i < 5; i++) {
      repository.run("sync");
    }

    JsonNode planned = repository.ask(new DataCollection(HERE, true, false));
    assertEquals(planned.path("versionsDeleted"),
        repository.ask(new DataCollection(HERE, false, true)).path("versionsDeleted"));
    assertEquals(3, repository.ask(new DataVersions(HERE, "p1", "main")).path("total").asInt());
  }

  @Test
  void secretsAreStoredListedReadAndDeleted() {
    JsonNode vault = repository.ask(
        new VaultCreation(HERE, "local_encryption", Optional.of("v"), Optional.empty(), false));
    assertEquals("Local Encryption", vault.path("typeName").asText());
    assertEquals("vaults/local_encryption/" + vault.path("id").asText() + ".yaml",
        repository.ask(new VaultGet(HERE, "v")).path("storagePath").asText());
    assertFalse(repository.ask(new SecretPut(HERE, "v", "k", "one", false)).path("overwritten").asBoolean());
    assertTrue(error(new SecretPut(HERE, "v", "k", "two", false)).contains("--yes"));
    SecretPut lonely = new SecretPut(HERE, "v", "k", Optional.of("x"), Optional.empty(), Optional.of("1h"), false, Map.of(), true);
    assertEquals("Option \"--refresh-ttl\" needs \"--refresh-from\".", error(lonely));
    assertTrue(repository.ask(new SecretPut(HERE, "v", "k", "two", true)).path("overwritten").asBoolean());
    assertEquals("[\"k\"]", repository.ask(new SecretNames(HERE, "v")).path("secretKeys").toString());
    assertEquals("two", repository.ask(new SecretRead(HERE, "v", "k", true)).path("value").asText());
    repository.ask(new SecretDeletion(HERE, "v", "k", true));
    assertEquals("Secret not found: 'k' in vault 'v'. Use 'swamp vault list-keys v' to see available keys.\n"
        + "Original error: Secret 'k' not found in local vault 'v'", error(new SecretRead(HERE, "v", "k", true)));
    assertEquals("Vault not found: w", error(new VaultGet(HERE, "w")));
  }

  @Test
  void aDefinitionIsValidatedWithItsChecksAndReferences() throws IOException {
    JsonNode good = repository.ask(validate());
    assertTrue(good.path("passed").asBoolean(), good::toString);
    assertEquals(List.of("Definition schema", "Global arguments", "Method arguments", "Expression paths",
        "Check selection", "Check: has-region"), good.path("validations").findValuesAsText("name"));

    replace("us-9", "${{ model.nosuch.resource.state.main.attributes.ok }}");
    assertEquals(1, repository.handle(validate()));
    assertEquals("  - model.nosuch.resource.state.main.attributes.ok\n    Referenced model \"nosuch\" not found",
        failed(repository.answers.results.getLast(), "Expression paths"));

    replace("${{ model.nosuch.resource.state.main.attributes.ok }}", "none");
    assertEquals("no region", failed(repository.ask(validate()), "Check: has-region"));
  }

  @Test
  void aTextThatIsNoExpressionFailsValidationAndEvaluation() throws IOException {
    replace("us-9", "${{ 1 + }}");
    assertEquals("  - 1 +\n    Invalid expression: Unexpected token: EOF", failed(repository.ask(validate()), "Expression paths"));
    assertEquals("Model \"p1\", globalArguments.region: Invalid expression: Unexpected token: EOF",
        error(new ModelEvaluate(HERE, Optional.of("p1"), List.of(), List.of(), Optional.empty())));
    ModelEvaluate all = new ModelEvaluate(HERE, Optional.empty(), List.of(), List.of(), Optional.empty());
    assertEquals(1, repository.handle(all));
    JsonNode items = repository.answers.results.getLast().path("items");
    assertEquals(List.of("Model \"p1\", globalArguments.region: Invalid expression: Unexpected token: EOF"),
        items.findValuesAsText("error"));
    assertEquals(items.size() - 1, items.findValues("outputPath").size());

    replace("${{ 1 + }}", "${{ vault.get(my-vault, a/b c]) + 1 }}");
    assertTrue(failed(repository.ask(validate()), "Expression paths").startsWith("  - vault.get(my-vault, a/b c]) + 1\n    Invalid"));
    replace("${{ vault.get(my-vault, a/b c]) + 1 }}", "${{ 1 }}${{ 2 }}");
    assertTrue(failed(repository.ask(validate()), "Expression paths").contains("holds several"));
    replace("${{ 1 }}${{ 2 }}", "${{ vault.get(my-vault, a/b) + data.latest('none', 'such').x }}");
    assertTrue(repository.ask(new ModelValidate(HERE, Optional.of("p1"), List.of("none"), Optional.empty())).path("passed").asBoolean());
    String unknown = error(new ModelValidate(HERE, Optional.of("p1"), List.of(), Optional.of("nope")));
    assertTrue(unknown.startsWith("Unknown method 'nope' for type"), unknown);
  }

  private static ModelValidate validate() {
    return new ModelValidate(HERE, Optional.of("p1"), List.of(), Optional.empty());
  }

  private static String failed(JsonNode document, String name) {
    return document.path("validations").valueStream()
        .filter(validation -> validation.path("name").asText().equals(name))
        .map(validation -> validation.path("error").asText()).findFirst().orElseThrow();
  }

  private void replace(String text, String by) throws IOException {
    Path file = repository.directory.resolve("models/@test/probe/p1.yaml");
    Files.writeString(file, Files.readString(file).replace(text, by));
  }

  @Test
  void anEvaluationIsStored() throws IOException {
    replace("us-9", "${{ \"eu-\" + string(1 + 1) }}");

    JsonNode one = repository.ask(
        new ModelEvaluate(HERE, Optional.of("p1"), List.of(), List.of(), Optional.empty()));
    assertEquals("eu-2", one.path("globalArguments").path("region").asText());
    assertTrue(Files.readString(Path.of(one.path("outputPath").asText())).contains("eu-2"));
    JsonNode all = repository.ask(new ModelEvaluate(HERE, Optional.empty(), List.of(), List.of(), Optional.empty()));
    assertEquals(1, all.path("evaluated").asInt());
  }

  @Test
  void evaluationsComeByNameButAfterWhatTheyReferTo() throws IOException {
    define("a", "${{ model.z.definition.name }}");
    define("z", "us-9");

    assertEquals(List.of("p1", "z", "a"), repository
        .ask(new ModelEvaluate(HERE, Optional.empty(), List.of(), List.of(), Optional.empty()))
        .path("items").findValuesAsText("name"));
  }

  private void define(String name, String region) throws IOException {
    String id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    Path models = repository.directory.resolve("models/@test/probe");
    Files.writeString(models.resolve(name + ".yaml"), Files.readString(models.resolve("p1.yaml"))
        .replace("us-9", region).replaceFirst("(?m)^name: .*", "name: " + name).replaceFirst("(?m)^id: .*", "id: " + id));
  }

  @Test
  void aDefinitionThatCannotBeReadIsToldWithItsPlace() throws IOException {
    Files.writeString(repository.directory.resolve("models/@test/probe/p2.yaml"), "name: p2\ntags: {a: 1\nversion: 1\n");
    String wrong = "Cannot read flow collection: missing comma between flow collection entries at line 3, column 1:\n"
        + "    version: 1\n    ^";

    assertEquals(wrong, error(new ModelValidate(HERE, Optional.of("p2"), List.of(), Optional.empty())));
    SwampException missing = assertThrows(SwampException.class, () -> repository.handle(
        new ModelEvaluate(HERE, Optional.of("p2"), List.of(), List.of(), Optional.empty())));
    assertEquals("Model not found: p2", missing.text());
    assertEquals("at models/@test/probe/p2.yaml:3:1: " + wrong, missing.place().orElse(""));
    assertEquals(Optional.empty(), missing.hint());
  }

  @Test
  void aDeletedModelLeavesNothingBehind() throws IOException {
    repository.run("sync");

    JsonNode deleted = repository.ask(new ModelDeletion(HERE, "p1", true));
    assertEquals(1, deleted.path("outputsDeleted").asInt());
    assertTrue(deleted.path("dataDeleted").asBoolean());
    assertTrue(deleted.path("evaluatedInputDeleted").asBoolean());
    assertEquals(List.of(), repository.files(".swamp/outputs"));
    assertFalse(Files.exists(repository.model()));
    assertEquals("Model not found: p1", error(new ModelDeletion(HERE, "p1", true)));
  }

  @Test
  void theHistoryOfRunsTellsTheNewestFirst() {
    repository.run("sync");
    String id = repository.run("get").path("outputId").asText();

    JsonNode runs = repository.ask(new RunHistory(HERE, 0)).path("runs");
    assertEquals(2, runs.size());
    assertEquals(id, runs.path(0).path("id").asText());
    assertEquals("completed", runs.path(0).path("status").asText());
  }
}

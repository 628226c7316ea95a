package swamp.runtime.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.repository.SharedFolder;
import swamp.runtime.script.ScriptEngine;
import swamp.runtime.vault.SecretRedactor;
import swamp.runtime.yaml.YamlText;

/** Expressions that the existing program evaluated, with the data that it had (golden answers 301-353). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenExpressionsTest {
  private static final String UNRESOLVED = "Unresolved expression in globalArguments.obj: ";

  private ScriptEngine scripts;
  private ExpressionEngine engine;

  @BeforeAll
  void open() {
    scripts = new ScriptEngine();
    engine = new ExpressionEngine(scripts);
  }

  @AfterAll
  void close() {
    engine.close();
    scripts.close();
  }

  private static MemorySource speak() {
    MemorySource source = new MemorySource()
        .withDefinition("{\"id\": \"458d10ce-e5ee-4c24-8901-fa811e1e277e\", \"name\": \"speak\", \"globalArguments\": {}}")
        .withFile("speak", "transcript", "transcript",
            "<REPO>/.swamp/data/@bench/noop/458d10ce-e5ee-4c24-8901-fa811e1e277e/transcript/22/raw", "norep\n")
        .withQuery("modelName == \"speak\"", Collections.nCopies(4, JsonText.object()));
    for (int version = 1; version <= 22; version++) {
      source.withResource("speak", "utterance", "result", version, "{\"text\": \"norep\", \"chars\": 5}");
    }
    return source;
  }

  private static ObjectNode definition(Path folder) {
    try {
      Path file = folder.resolve("definition.yaml");
      return (ObjectNode) YamlText.read(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode evaluate(Path folder, String inputsJson) {
    DefinitionEvaluation evaluation = new DefinitionEvaluation(engine);
    return evaluation.evaluate(evaluation.analyse(folder.toString(), definition(folder)),
        (ObjectNode) JsonText.parse(inputsJson), Map.of("HOME", "<HOME>"), speak(), Cancellations.NEVER).definition();
  }

  private JsonNode resolve(JsonNode tree) {
    VaultSecrets secrets = new VaultSecrets(new SecretRedactor());
    return new RuntimeExpressions(engine)
        .resolve(tree, Map.of("HOME", "<HOME>"), (vault, key) -> "***", secrets, Cancellations.NEVER);
  }

  /** The last of the JSON documents that were printed. */
  private static JsonNode lastDocument(String folder) {
    String printed = SharedFolder.answer(folder, "stdout", Path.of("<REPO>"));
    return JsonText.parse(printed.substring(printed.startsWith("{\n  \"warning\"") ? printed.indexOf("\n}\n") + 3 : 0));
  }

  @TestFactory
  Stream<DynamicTest> eachExpressionHasTheResultOfTheExistingProgram() throws IOException {
    List<String> folders;
    try (Stream<Path> all = Files.list(SharedFolder.resolve("golden/cmd"))) {
      folders = all.filter(folder -> folder.getFileName().toString().matches("3\\d\\d-celx-.*"))
          .filter(folder -> Files.exists(folder.resolve("exit"))).map(folder -> folder.getFileName().toString()).sorted().toList();
    }
    assertTrue(folders.size() > 20, folders::toString);
    return folders.stream().map(folder -> DynamicTest.dynamicTest(folder, () -> check(folder)));
  }

  private void check(String folder) {
    Path path = SharedFolder.resolve("golden/cmd").resolve(folder);
    JsonNode arguments = evaluate(path, "{}").get("globalArguments");
    if (SharedFolder.answer(folder, "exit", path).strip().equals("0")) {
      JsonNode document = lastDocument(folder);
      assertEquals(JsonText.compact(document.get("globalArguments")), JsonText.compact(arguments));
      JsonNode revealed = resolve(arguments);
      if (!revealed.toString().contains("__SWAMP_VSEC_")) {
        assertEquals(document.at("/dataArtifacts/0/attributes"), JsonText.parse(JsonText.compact(revealed)));
      }
      return;
    }
    String error = JsonText.parse(SharedFolder.answer(folder, "stderr", path)).get("error").textValue();
    if (error.startsWith(UNRESOLVED)) {
      assertEquals(error.substring(UNRESOLVED.length()), JsonText.compact(resolve(arguments).get("obj")));
    } else {
      assertEquals(error, assertThrows(SwampException.class, () -> resolve(arguments)).text());
    }
  }

  @Test
  void aWholeDefinitionWithoutInputsIsEvaluatedAsByTheExistingProgram() {
    Path folder = SharedFolder.resolve("golden/cmd/306-cel-evaluate-json");

    assertEquals(JsonText.compact(lastDocument("306-cel-evaluate-json").get("globalArguments")),
        JsonText.compact(evaluate(folder, "{}").get("globalArguments")));
  }

  @Test
  void aWholeDefinitionWithInputsIsEvaluatedAsByTheExistingProgram() {
    Path folder = SharedFolder.resolve("golden/cmd/310-cel-run-inputs-json");
    JsonNode document = lastDocument("310-cel-run-inputs-json");

    JsonNode arguments = evaluate(folder, "{\"y\": \"because\", \"n\": 10, \"note\": \"hi\"}").get("globalArguments");

    assertEquals(JsonText.compact(document.get("globalArguments")), JsonText.compact(arguments));
    ObjectNode resolved = (ObjectNode) resolve(arguments);
    assertEquals(JsonText.compact(document.at("/dataArtifacts/0/attributes")),
        JsonText.compact(resolved.put("note", "hi")));
  }

  @Test
  void environmentVariablesAreReportedAsByTheExistingProgram() {
    for (String folder : List.of("310-cel-run-inputs-json", "320-celx-missing-env-json")) {
      String printed = SharedFolder.answer(folder, "stdout", Path.of("<REPO>"));
      JsonNode warning = JsonText.parse(printed.substring(0, printed.indexOf("\n}\n") + 2));

      var uses = DefinitionExpressions.of(definition(SharedFolder.resolve("golden/cmd/" + folder))).environmentUses();

      assertEquals(warning.get("envVars").toString(), uses.stream()
          .map(use -> "{\"path\":\"" + use.path() + "\",\"envVar\":\"" + use.variable() + "\"}").toList().toString());
      assertEquals(warning.get("message").textValue(), DefinitionExpressions.ENVIRONMENT_MESSAGE);
    }
  }
}

package swamp.runtime.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.script.ScriptEngine;

/**
 * The language behaves in our contexts as it does in Node: 500 generated expressions, results and errors alike, and 600 texts with
 * expressions in them.
 */
class SameAsNodeTest {
  private static final String VARIABLES = """
      {"inputs": {"n": 5, "z": 0, "d": 2.5, "s": "héllo \\uD83D\\uDE00", "b": true, "l": [1, 2, 3], "m": {"k": 7, "x": {"y": "deep"}},
                  "t": "a,b;c", "nothing": null, "big": 9007199254740993},
       "env": {"HOME": "/home/ann"}}""";

  @Test
  void generatedExpressionsHaveTheSameResultsAndErrors() throws IOException, InterruptedException {
    long seed = Long.getLong("swamp.seed", new Random().nextLong());
    ExpressionGenerator generator = new ExpressionGenerator(new Random(seed));
    List<String> expressions = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      expressions.add(generator.next());
    }
    ObjectNode request = JsonText.object();
    ArrayNode list = request.putArray("expressions");
    expressions.forEach(list::add);
    JsonNode expected = evaluatedByNode(request);

    int results = 0;
    try (ScriptEngine scripts = new ScriptEngine(); ExpressionEngine engine = new ExpressionEngine(scripts)) {
      for (int i = 0; i < expressions.size(); i++) {
        String answer = expected.get(i).textValue();
        assertEquals(readable(answer), evaluatedHere(engine, expressions.get(i)),
            "seed " + seed + ", expression " + expressions.get(i));
        results += answer.startsWith("!") ? 0 : 1;
      }
    }
    int withResult = results;
    assertTrue(withResult > 150 && withResult < 490, () -> withResult + " expressions had results: that compares too little");
  }

  private static String readable(String answer) {
    return switch (answer.charAt(0)) {
      case '=' -> "=" + ExactNumbers.parse(answer.substring(1));
      case '#' -> "#" + Double.parseDouble(answer.substring(1));
      default -> "!" + answer.substring(1);
    };
  }

  private static String evaluatedHere(ExpressionEngine engine, String expression) {
    JsonNode variables = JsonText.parse(VARIABLES);
    try {
      JsonNode result = engine.evaluate(expression, new ExpressionVariables(
          Map.of("inputs", variables.get("inputs"), "env", variables.get("env")), Optional.empty()));
      boolean special = result.isDouble() && !Double.isFinite(result.doubleValue());
      return special ? "#" + result.doubleValue() : "=" + result;
    } catch (SwampException e) {
      return "!" + e.text().substring("Invalid expression: ".length());
    }
  }

  private static ObjectNode record(String model, String name, int version) {
    ObjectNode record = JsonText.object();
    record.put("id", model + name + version).put("name", name).put("version", version).put("modelName", model).put("specName", "state");
    ObjectNode attributes = JsonText.object().put("v", version).put("model", model);
    attributes.putArray("list").add(version).add("x");
    record.set("attributes", attributes);
    record.set("content", attributes);
    return record;
  }

  @Test
  void generatedTextsAreReplacedAlike() throws IOException, InterruptedException {
    long seed = Long.getLong("swamp.seed", new Random().nextLong());
    TextGenerator generator = new TextGenerator(new Random(seed));
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      texts.add(generator.next());
    }
    ObjectNode request = JsonText.object();
    ArrayNode list = request.putArray("texts");
    texts.forEach(list::add);
    ObjectNode records = request.putObject("records");
    MemorySource source = new MemorySource();
    for (String model : TextGenerator.MODELS) {
      source.withDefinition("{\"id\": \"id-of-" + model + "\", \"name\": \"" + model + "\"}");
      ArrayNode versions = records.putObject(model).putArray("main");
      for (int version = 1; version <= 3; version++) {
        versions.add(record(model, "main", version));
        source.withRecord(model, "main", record(model, "main", version));
      }
    }
    JsonNode expected = evaluatedByNode(request);

    int replaced = 0;
    try (ScriptEngine scripts = new ScriptEngine(); ExpressionEngine engine = new ExpressionEngine(scripts)) {
      DefinitionEvaluation evaluation = new DefinitionEvaluation(engine);
      for (int i = 0; i < texts.size(); i++) {
        JsonNode result = evaluated(evaluation, texts.get(i), source);
        assertEquals(ExactNumbers.parse(expected.get(i).textValue()).toString(), result.toString(),
            "seed " + seed + ", text " + texts.get(i));
        replaced += result.isTextual() && result.textValue().equals(texts.get(i)) ? 0 : 1;
      }
    }
    int changed = replaced;
    assertTrue(changed > 200 && changed < 590, () -> changed + " texts were changed: that compares too little");
  }

  private static JsonNode evaluated(DefinitionEvaluation evaluation, String text, ExpressionSource source) {
    ObjectNode definition = JsonText.object().put("id", "07201ad7-ce1a-4206-ae4e-f667baecc55b").put("name", "p1").put("version", 1);
    definition.putObject("globalArguments").put("x", text);
    JsonNode variables = JsonText.parse(VARIABLES);
    return evaluation.evaluate(evaluation.analyse(text, definition), (ObjectNode) variables.get("inputs"), Map.of("HOME", "/home/ann"), source,
        Cancellations.NEVER).definition().at("/globalArguments/x");
  }

  private static JsonNode evaluatedByNode(ObjectNode request) throws IOException, InterruptedException {
    Path module = Path.of("").toAbsolutePath();
    Path environment = module.resolve("src/main/javascript/src/expressions/environment.js");
    Assumptions.assumeTrue(Files.exists(environment) && Files.exists(module.resolve("src/main/javascript/node_modules")),
        "the test does not run in the module's directory");
    request.put("environment", environment.toString()).set("variables", JsonText.parse(VARIABLES));
    Process node;
    try {
      node = new ProcessBuilder("node", module.resolve("src/test/javascript/evaluate-expressions.mjs").toString())
          .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      return Assumptions.abort("node is not on the PATH: " + e.getMessage());
    }
    try (OutputStream in = node.getOutputStream()) {
      in.write(JsonText.compact(request).getBytes(StandardCharsets.UTF_8));
    }
    String answer = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, node.waitFor());
    return JsonText.parse(answer);
  }
}

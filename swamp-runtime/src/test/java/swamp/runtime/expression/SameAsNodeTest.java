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

/** The language behaves in our contexts as it does in Node: 500 generated expressions, results and errors alike. */
class SameAsNodeTest {
  private static final String VARIABLES = """
      {"inputs": {"n": 5, "z": 0, "d": 2.5, "s": "héllo \\uD83D\\uDE00", "b": true, "l": [1, 2, 3], "m": {"k": 7, "x": {"y": "deep"}},
                  "t": "a,b;c", "nothing": null, "big": 9007199254740993},
       "env": {"HOME": "/home/ann"}}""";

  @Test
  void generatedExpressionsHaveTheSameResultsAndErrors() throws IOException, InterruptedException {
    long seed = new Random().nextLong();
    ExpressionGenerator generator = new ExpressionGenerator(new Random(seed));
    List<String> expressions = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      expressions.add(generator.next());
    }
    JsonNode expected = evaluatedByNode(expressions);

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

  private static JsonNode evaluatedByNode(List<String> expressions) throws IOException, InterruptedException {
    Path module = Path.of("").toAbsolutePath();
    Path environment = module.resolve("src/main/javascript/src/expressions/environment.js");
    Assumptions.assumeTrue(Files.exists(environment) && Files.exists(module.resolve("src/main/javascript/node_modules")),
        "the test does not run in the module's directory");
    ObjectNode request = JsonText.object().put("environment", environment.toString());
    request.set("variables", JsonText.parse(VARIABLES));
    ArrayNode list = request.putArray("expressions");
    expressions.forEach(list::add);
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

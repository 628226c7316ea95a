package swamp.runtime.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.definition.Definition;
import swamp.runtime.definition.DefinitionText;
import swamp.runtime.repository.SharedFolder;

class DefinitionInputsTest {
  private static final String HEAD = "type: a/b\nid: 07201ad7-ce1a-4206-ae4e-f667baecc55b\nname: p1\nversion: 1\n";

  private static Definition definition(String rest) {
    return DefinitionText.read(HEAD + rest, "p1.yaml", Optional.empty());
  }

  private static String resolve(String rest, String inputs) {
    Definition definition = definition(rest);
    return JsonText.compact(new DefinitionInputs(definition.inputs().orElseThrow())
        .apply((ObjectNode) JsonText.parse(inputs), definition.methodArguments("run")));
  }

  private static String failure(String rest, String inputs) {
    SwampException failure = assertThrows(SwampException.class, () -> resolve(rest, inputs));
    assertEquals(ErrorCode.INPUT_VALIDATION_FAILED, failure.code());
    return failure.text();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "number|\"2.5\"|2.5", "number|\"\"|0", "number|\"0x10\"|16", "number|\" 7 \"|7", "number|3|3", "integer|\"2.9\"|2",
    "integer|\"-2.9\"|-2", "boolean|\"true\"|true", "boolean|\"false\"|false", "array|\"[1,2]\"|[1,2]",
    "object|\"{\\\"a\\\":1}\"|{\"a\":1}", "string|\"5\"|\"5\""
  })
  void textBecomesTheDeclaredType(String type, String given, String expected) {
    assertEquals("{\"x\":" + expected + "}",
        resolve("inputs: {properties: {x: {type: " + type + "}}}", "{\"x\":" + given + "}"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "number|\"abc\"|a number", "integer|\"abc\"|an integer", "integer|2.5|an integer", "boolean|\"yes\"|a boolean",
    "boolean|\"TRUE\"|a boolean", "array|\"{}\"|an array", "object|\"[]\"|an object", "string|5|a string",
    "number|null|a number"
  })
  void whatDoesNotFitIsRefused(String type, String given, String expected) {
    assertEquals("Input validation failed:\n  x must be " + expected,
        failure("inputs: {properties: {x: {type: " + type + "}}}", "{\"x\":" + given + "}"));
  }

  @Test
  void theRefusalIsThatOfTheExistingProgram() {
    assertEquals(SharedFolder.errorMessage("311-cel-run-bad-input-log", Path.of("/repo")),
        failure("inputs: {properties: {y: {type: string, default: why}, n: {type: number, default: 4}}, required: []}",
            "{\"n\":\"abc\"}"));
  }

  @Test
  void defaultsAreAddedForMissingInputs() {
    String inputs = "inputs: {properties: {a: {type: number, default: 4}, b: {default: [x]}, c: {type: string}}}";
    assertEquals("{\"b\":\"given\",\"a\":4}", resolve(inputs, "{\"b\":\"given\"}"));
  }

  @Test
  void anInputIsRequiredOnlyWhereTheMethodMentionsIt() {
    String inputs = "inputs: {properties: {a: {type: string}, b: {type: string}}, required: [a, b]}\n";
    assertEquals("{}", resolve(inputs + "globalArguments: {x: '${{ inputs.a }}'}", "{}"));
    assertEquals("{}", resolve(inputs + "methods: {other: {arguments: {x: '${{ inputs.a }}'}}}", "{}"));
    assertEquals("{}", resolve(inputs + "methods: {run: {arguments: {x: '${{ inputs.ab }}'}}}", "{}"));
    assertEquals("Input validation failed:\n  a is required\n  b is required", failure(
        inputs + "methods: {run: {arguments: {x: '${{ inputs.a }}', y: ['${{ inputs[\"b\"] }}']}}}", "{}"));
    assertEquals("{\"a\":\"1\"}", resolve(inputs + "methods: {run: {arguments: {x: '${{ inputs.a }}'}}}",
        "{\"a\":\"1\"}"));
  }

  @Test
  void aDefaultSatisfiesARequirement() {
    assertEquals("{\"a\":1}", resolve("inputs: {properties: {a: {default: 1}}, required: [a]}\n"
        + "methods: {run: {arguments: {x: '${{ inputs.a }}'}}}", "{}"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "{type: string, enum: [x, y]}|\"z\"|v must be one of: \"x\", \"y\"",
    "{enum: [1, 2.5]}|3|v must be one of: 1, 2.5",
    "{type: array, minItems: 2}|[1]|v must have at least 2 items",
    "{type: array, maxItems: 1}|[1, 2]|v must have at most 1 items",
    "{type: array, uniqueItems: true}|[{\"a\":1}, {\"a\":1}]|v must have unique items",
    "{type: array, items: {type: number}}|[1, \"x\"]|v[1] must be a number",
    "{type: object, properties: {a: {type: number}}}|{\"a\": \"x\"}|v.a must be a number",
    "{type: object, required: [a]}|{}|v.a is required",
    "{type: object, properties: {a: {}}, additionalProperties: false}|{\"b\": 1}|v.b is not an allowed property",
  })
  void theRestOfTheSchemaLanguageCounts(String property, String given, String mistake) {
    assertEquals("Input validation failed:\n  " + mistake,
        failure("inputs: {properties: {v: " + property + "}}", "{\"v\":" + given + "}"));
  }

  @Test
  void choicesAreComparedAsNumbers() {
    assertEquals("{\"v\":1}", resolve("inputs: {properties: {v: {type: number, enum: [1, 2]}}}", "{\"v\":1.0}"));
  }

  @Test
  void nestedTextIsNotCoerced() {
    assertEquals("Input validation failed:\n  v.a must be a number",
        failure("inputs: {properties: {v: {type: object, properties: {a: {type: number}}}}}", "{\"v\":{\"a\":\"1\"}}"));
  }

  @Test
  void anInputIsDeclaredByItsPropertyInBothForms() {
    ObjectNode flat = (ObjectNode) JsonText.parse("{\"a\":{\"type\":\"number\"}}");
    assertTrue(new DefinitionInputs(flat).declares("a"));
    assertFalse(new DefinitionInputs(flat).declares("type"));
    assertTrue(new DefinitionInputs(definition("inputs: {a: {type: string}}").inputs().orElseThrow()).declares("a"));
    assertEquals("{\"a\":1}", JsonText.compact(
        new DefinitionInputs(flat).apply(JsonText.object().put("a", "1"), JsonText.object())));
  }
}

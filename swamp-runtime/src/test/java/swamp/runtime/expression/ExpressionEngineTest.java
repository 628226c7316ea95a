package swamp.runtime.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.CancellationSource;
import swamp.runtime.script.ScriptEngine;

/** The tables of expressions §6.2, §6.4 and §6.5. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExpressionEngineTest {
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

  private static ExpressionVariables variables(ExpressionSource source) {
    ObjectNode inputs = (ObjectNode) JsonText.parse("""
        {"n": 5, "one": 1, "s": "txt", "b": true, "l": [10, 20], "m": {"k": 7, "a": {}}, "big": 1e300}""");
    ObjectNode self = (ObjectNode) JsonText.parse("""
        {"id": "8057254f-0000-4000-8000-000000000000", "name": "me", "version": 1, "tags": {"t": "x"},
         "globalArguments": {"lit": "abc", "base": "${{ 1 + 1 }}"}}""");
    return ExpressionVariables.ofDefinition(self, inputs, Map.of("FOOBAR", "fb"), source);
  }

  private String json(String expression) {
    return JsonText.compact(engine.evaluate(expression, variables(new MemorySource())));
  }

  private String error(String expression) {
    SwampException e = assertThrows(SwampException.class, () -> json(expression));
    assertEquals(ErrorCode.EXPRESSION_FAILED, e.code());
    return e.text().lines().findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "=>", quoteCharacter = '~', value = {
      "7 / 2 => 3",
      "-7 / 2 => -3",
      "-7 % 3 => -1",
      "inputs.n / 2 => 2.5",
      "int(inputs.n) / 2 => 2",
      "1 + 1.5 => 2.5",
      "5 / 2.0 => 2.5",
      "inputs.n % 2 => 1",
      "7 % 2.5 => 2",
      "2 * 1.5 => 3",
      "1 - 0.5 => 0.5",
      "1.5 - 1 => 0.5",
      "inputs.n == 5 => true",
      "inputs.n == '5' => false",
      "1 < 2.5 => true",
      "true ? 1 : inputs.s => 1",
      "9007199254740991 => 9007199254740991",
      "inputs.l[inputs.one] => 20",
      "has(inputs.zz) => false",
      "has(inputs.m.a.b) => false",
      "inputs.?zz.orValue('d') => ~\"d\"~",
      "inputs.m[?'k'].orValue(0) => 7",
      "inputs.m[?'q'].orValue(0) => 0",
      "inputs.?zz => null",
      "inputs.?n => 5",
      "[inputs.?zz, inputs.?n] => [null,5]",
      "false && (1/0 == 1) => false",
      "true || inputs.zz => true",
      "string(1.0) => \"1\"",
      "string(true) => \"true\"",
      "int('5') => 5",
      "int(5.9) => 5",
      "size('héé') => 3",
      "[1,'a',2.0] => [1,\"a\",2]",
      "{1: 2} => {\"1\":2}",
      "{'a':1} == {'a':1} => true",
      "[1] == [1] => true",
      "1u + 1u => {}",
      "b'abc' => {\"0\":97,\"1\":98,\"2\":99}",
      "timestamp('2026-01-01T00:00:00Z') => {}",
      "duration('1h') => {}",
      "type(1) => {}",
      "null => null",
      "timestamp('2026-01-01T05:00:00Z').getHours() => 5",
      "timestamp('2026-01-31T05:00:00Z').getMonth() => 0",
      "timestamp('2026-01-31T05:00:00Z').getDate() => 31",
      "timestamp('2026-01-01T05:00:00Z') + duration('24h') > timestamp('2026-01-02T00:00:00Z') => true",
      "timestamp('2026-01-01T00:00:00Z').getHours('America/New_York') => 19",
      "'Hello'.contains('ell') && 'Hello'.startsWith('H') && 'Hello'.matches('^H.*o$') => true",
      "' x '.trim() + 'Ab'.lowerAscii() + 'Ab'.upperAscii() => \"xabAB\"",
      "'abcabc'.indexOf('c') + 'abcabc'.lastIndexOf('c') => 7",
      "'abc'.substring(1) + 'abc'.substring(0, 2) => \"bcab\"",
      "'a,b,c'.split(',', 2) => [\"a\",\"b,c\"]",
      "['a','b'].join() + ['a','b'].join('-') => \"aba-b\"",
      "[1, 2, 3].filter(x, x > 1).map(x, x * 2) => [4,6]",
      "[1, 2, 3].map(x, x > 1, x * 2) => [4,6]",
      "[1, 2].all(x, x > 0) && [1, 2].exists(x, x == 2) && [1, 2].exists_one(x, x == 2) => true",
      "cel.bind(x, 2, x + 1) => 3",
      "{'p': 1, 'q': 2}.map(k, k) => [\"p\",\"q\"]",
      "'a' in ['a', 'b'] && 'k' in inputs.m => true",
      "r'\\d' + \"\"\"q\"\"\" => \"\\\\dq\"",
      "0x1F + int(1e2) => 131",
      "1 // a comment => 1",
      "bytes('a').base64() => \"YQ==\"",
      "env['FOOBAR'] => \"fb\"",
      "self.globalArguments.base => \"${{ 1 + 1 }}\"",
      "self.id => \"8057254f-0000-4000-8000-000000000000\"",
      "workers.connected() => []",
      "'x\uD83D\uDE00'.substring(0, 2) => \"x\uFFFD\"",
      "['\\\\ud83d', 'x\uD83D\uDE00'] => [\"\\\\ud83d\",\"x\uD83D\uDE00\"]",
      "inputs.big * 10.0 => 1e+301",
  })
  void anExpressionHasTheContractsResult(String expression, String result) {
    assertEquals(result.replace("~", ""), json(expression));
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "=>", quoteCharacter = '~', value = {
      "1/0 => division by zero",
      "1 == 1.0 => no such overload: int == double",
      "'5' == 5 => no such overload: string == int",
      "3u == 3 => no such overload: uint == int",
      "'a' + 1 => no such overload: string + int",
      "inputs.s + inputs.n => no such overload: dyn<string> + dyn<double>",
      "true ? 1 : 'a' => Ternary branches must have the same type, got 'int' and 'string'",
      "inputs.b ? 'a' : null => Ternary branches must have the same type, got 'string' and 'null'",
      "inputs.n ? 1 : 2 => Ternary condition must be bool, got 'double'",
      "9223372036854775807 + 1 => integer overflow: 9223372036854775808",
      "inputs.l[5] => No such key: index out of bounds, index 5 >= size 2",
      "inputs.l[-1] => No such key: index out of bounds, index -1 < 0",
      "'abc'.substring(inputs.one) => found no matching overload for 'string.substring(double)'",
      "inputs.zz => No such key: zz",
      "inputs.m.zz => No such key: zz",
      "zz => Unknown variable: zz",
      "has(self.foo.bar) => No such key: foo",
      "string(null) => found no matching overload for 'string(null)'",
      "string(timestamp('2026-01-01T00:00:00Z')) => found no matching overload for 'string(google.protobuf.Timestamp)'",
      "int('x') => int() type error: cannot convert to int",
      "now() => found no matching overload for 'now()'",
      "matches('a', 'b') => found no matching overload for 'matches(string, string)'",
      "'x'.replace('a', 'b') => found no matching overload for 'string.replace(string, string)'",
      "inputs.n % inputs.one => no such overload: dyn<double> % dyn<double>",
      "data.version('p', 'main', inputs.n) => found no matching overload for 'DataFunctions.version(string, string, double)'",
      "data.latest('p', 'main', ['a/b']) => Invalid vary value \"a/b\" for data \"main\"",
      "data.latest('p', 'main', ['']) => Invalid vary value \"\" for data \"main\"",
      "1 + => Unexpected token: EOF",
      "model.nosuch.definition => No such key: nosuch",
      "model.map(m, m) => The models cannot be gone through: name one, as in model.<name>",
  })
  void aFailingExpressionSaysWhy(String expression, String reason) {
    assertEquals("Invalid expression: " + reason, error(expression));
  }

  @Test
  void anErrorShowsThePlaceInTheExpression() {
    SwampException e = assertThrows(SwampException.class, () -> json("env.NO_SUCH_VAR_HERE"));

    assertEquals("Invalid expression: No such key: NO_SUCH_VAR_HERE\n\n>    1 | env.NO_SUCH_VAR_HERE\n             ^", e.text());
  }

  @Test
  void anIntegerBeyondTheSafeRangeIsKeptExactly() {
    JsonNode result = engine.evaluate("[9223372036854775807, -9223372036854775807]", variables(new MemorySource()));

    assertEquals("9223372036854775807", result.get(0).asText());
    assertEquals("-9223372036854775807", result.get(1).asText());
    assertEquals("9223372036854775807",
        engine.evaluate("9223372036854775807", variables(new MemorySource())).asText());
  }

  @Test
  void infinityIsKeptAsANumber() {
    JsonNode result = engine.evaluate("inputs.n / 0", variables(new MemorySource()));

    assertEquals(Double.POSITIVE_INFINITY, result.doubleValue());
  }

  private static MemorySource speak() {
    return new MemorySource()
        .withDefinition("{\"id\": \"458d10ce-e5ee-4c24-8901-fa811e1e277e\", \"name\": \"speak-it\", \"version\": 1}")
        .withResource("speak-it", "utterance", "result", 1, "{\"chars\": 5}")
        .withResource("speak-it", "utterance", "result", 3, "{\"chars\": 9, \"text\": \"nine\"}")
        .withResource("speak-it", "utterance", "state-eu-2", 1, "{\"chars\": 2}")
        .withFile("speak-it", "transcript", "transcript", "/r/raw", "norep\n");
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "=>", quoteCharacter = '~', value = {
      "data.latest('speak-it', 'result').version => 3",
      "data.latest('speak-it', 'result').content.text => \"nine\"",
      "data.latest('speak-it', 'none') => null",
      "data.latest('speak-it', 'state', ['eu', 2]).attributes.chars => 2",
      "data.version('speak-it', 'result', 1).attributes.chars => 5",
      "data.version('speak-it', 'result', 2) => null",
      "data.version('speak-it', 'state', ['eu', inputs.one + 1], 1).attributes => {\"chars\":2}",
      "data.listVersions('speak-it', 'result') => [1,3]",
      "data.version('speak-it', 'result', data.listVersions('speak-it', 'result')[1]).version => 3",
      "data.listVersions('speak-it', 'state', ['eu', 2]) => [1]",
      "data.findByTag('specName', 'utterance').map(r, r.name) => [\"result\",\"state-eu-2\"]",
      "data.findBySpec('speak-it', 'utterance').map(r, r.attributes.chars) => [9,2]",
      "size(data.query('true')) => 0",
      "file.contents('speak-it', 'transcript') => \"norep\\n\"",
      "file.contents('speak-it', 'nothing') => null",
      "model.speak-it.resource.utterance.result.attributes.text => \"nine\"",
      "model['speak-it'].resource['utterance'].result.attributes.text => \"nine\"",
      "model['458d10ce-e5ee-4c24-8901-fa811e1e277e'].definition.name => \"speak-it\"",
      "model.speak-it.input.version => 1",
      "model.speak-it.file.transcript.transcript.path => \"/r/raw\"",
      "model.speak-it.file => {\"transcript\":{\"transcript\":{\"path\":\"/r/raw\",\"size\":6}}}",
      "model.speak-it.resource.utterance.map(i, i) => [\"result\",\"state-eu-2\"]",
      "cel.bind(m, model['speak-it'], has(m.resource.nothing)) => false",
      "cel.bind(m, model['speak-it'], has(m.resource.utterance)) => true",
      "cel.bind(m, model['speak-it'], has(m.resource.utterance.none)) => false",
      "size(model['speak-it']) => 4",
  })
  void modelsAndDataComeFromTheSource(String expression, String result) {
    assertEquals(result, JsonText.compact(engine.evaluate(expression, variables(speak()))));
  }

  @Test
  void anItemNamedLiterallyIsAskedForDirectly() {
    MemorySource source = speak();

    engine.evaluate("model.speak-it.resource.utterance.result.attributes.chars", variables(source));

    assertEquals(List.of("definition speak-it", "item speak-it RESOURCE utterance result"), source.asked);
  }

  @Test
  void anExpressionWithoutModelsAsksNothing() {
    MemorySource source = speak();

    engine.evaluate("inputs.n + 1", variables(source));

    assertEquals(List.of(), source.asked);
  }

  @Test
  void aFailureOfTheSourceFailsTheExpression() {
    MemorySource source = new MemorySource() {
      @Override
      public Optional<ObjectNode> latest(String model, String dataName) {
        throw new SwampException(ErrorCode.DATA_INVALID, "metadata.yaml is broken");
      }
    };

    SwampException e = assertThrows(SwampException.class,
        () -> engine.evaluate("data.latest('a', 'b')", variables(source)));

    assertEquals(ErrorCode.EXPRESSION_FAILED, e.code());
    assertTrue(e.text().startsWith("Invalid expression: metadata.yaml is broken"), e.text());
  }

  @Test
  void aDefectOfTheSourceIsNotHiddenByTheExpression() {
    MemorySource source = new MemorySource() {
      @Override
      public Optional<ObjectNode> latest(String model, String dataName) {
        throw new IllegalStateException("a defect");
      }
    };

    assertThrows(IllegalStateException.class,
        () -> engine.evaluate("data.latest('a', 'b') == null || true", variables(source)));
  }

  @Test
  void warmingUpLeavesNothingBehind() {
    engine.warmUp();

    assertEquals("Invalid expression: Unknown variable: inputs", assertThrows(SwampException.class,
        () -> engine.evaluate("inputs.n", ExpressionVariables.ofRuntime(Map.of()))).text().lines().findFirst().orElseThrow());
  }

  @Test
  void evaluationsNest() {
    MemorySource source = new MemorySource() {
      @Override
      public Optional<String> fileContents(String model, String spec) {
        return Optional.of(engine.evaluate("self.name + 'x'", variables(new MemorySource())).textValue());
      }
    };

    assertEquals("\"mexme\"", JsonText.compact(engine.evaluate("file.contents('a', 'b') + self.name", variables(source))));
  }

  @Test
  void nothingOfASessionIsKeptForTheNext() {
    MemorySource first = new MemorySource().withResource("m", "s", "d", 1, "{\"v\": 1}");
    MemorySource second = new MemorySource().withResource("m", "s", "d", 1, "{\"v\": 2}");

    assertEquals("1", JsonText.compact(engine.evaluate("data.latest('m', 'd').attributes.v", variables(first))));
    assertEquals("2", JsonText.compact(engine.evaluate("data.latest('m', 'd').attributes.v", variables(second))));
  }

  @Test
  void anEvaluationThatTakesForeverIsEndedByCancelling() throws InterruptedException {
    CancellationSource cancellation = new CancellationSource();
    CountDownLatch started = new CountDownLatch(1);
    MemorySource source = new MemorySource() {
      @Override
      public Optional<String> fileContents(String model, String spec) {
        started.countDown();
        return Optional.of("a".repeat(40) + "!");
      }
    };
    Thread canceller = Thread.ofPlatform().start(() -> {
      try {
        started.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      cancellation.cancel("the test wants it");
    });

    SwampException e = assertThrows(SwampException.class, () -> {
      try (ExpressionSession session = engine.open(variables(source), cancellation)) {
        session.evaluate("[file.contents('a', 'b')].exists(t, [1,2,3,4,5,6,7,8,9].all(x, !t.matches('^(a+)+$')) && false)");
        // Where the engine was quicker than the cancel, the next expression meets it.
        canceller.join();
        session.evaluate("1");
      }
    });
    canceller.join();

    assertEquals(ErrorCode.CANCELLED, e.code());
    assertEquals("3", json("1 + 2"));
  }
}

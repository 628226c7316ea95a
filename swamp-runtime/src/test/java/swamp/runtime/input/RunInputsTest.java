package swamp.runtime.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.repository.SharedFolder;

class RunInputsTest {
  @TempDir Path directory;

  private CallerFiles files() {
    return new CallerFiles(directory, Map.of("HOME", directory.resolve("home").toString()));
  }

  private String parse(List<String> inputs, List<String> arguments, String inputFile, String standardInput) {
    return new RunInputs(files())
        .parse(arguments, inputs, Optional.ofNullable(inputFile), Optional.ofNullable(standardInput)).stream()
        .map(JsonText::compact).collect(Collectors.joining(" "));
  }

  private String inputs(String... entries) {
    return parse(List.of(entries), List.of(), null, null);
  }

  private String stdin(String text, String... entries) {
    return parse(List.of(entries), List.of(), null, text);
  }

  private static String failure(org.junit.jupiter.api.function.Executable parsing) {
    SwampException failure = assertThrows(SwampException.class, parsing);
    assertFalse(failure.codeShown());
    return failure.text();
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(directory.resolve(path).getParent());
    Files.writeString(directory.resolve(path), text);
  }

  // Entries

  @Test
  void nothingGivenIsOneEmptySet() {
    assertEquals("{}", inputs());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "a=1|{\"a\":\"1\"}", "a=|{\"a\":\"\"}", "a=b=c|{\"a\":\"b=c\"}", "a.b=1|{\"a\":{\"b\":\"1\"}}",
    "list:json=[\"x\"]|{\"list\":[\"x\"]}", "a.b:json=3|{\"a\":{\"b\":3}}", "a:json=1.0|{\"a\":1}",
    "a:json=null|{\"a\":null}",
    "a= b |{\"a\":\" b \"}", "id=@org/name|{\"id\":\"@org/name\"}", "id=@org/name/more|{\"id\":\"@org/name/more\"}",
    "at=\\@x|{\"at\":\"@x\"}", "at=@|{\"at\":\"@\"}", "{\"a\": {\"b\": [1]}}|{\"a\":{\"b\":[1]}}",
    "a:b=1|{\"a:b\":\"1\"}",
  }, ignoreLeadingAndTrailingWhitespace = false)
  void oneEntryMakesOneObject(String entry, String json) {
    assertEquals(json, inputs(entry));
  }

  @Test
  void entriesAreMerged() {
    assertEquals("{\"a\":{\"b\":\"1\",\"c\":\"2\"},\"d\":\"3\"}", inputs("a.b=1", "a.c=2", "d=3"));
    assertEquals("{\"a\":{\"b\":\"2\"}}", inputs("a=1", "a.b=2"));
    assertEquals("{\"a\":\"2\"}", inputs("a.b=1", "a=2"));
  }

  @Test
  void anEntryWithoutAnEqualsSignIsRefused() {
    assertEquals("Invalid input format: \"novalue\". Expected key=value format.", failure(() -> inputs("novalue")));
    assertEquals("Invalid input format: \"=x\". Expected key=value format.", failure(() -> inputs("=x")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a..b=1", ".a=1", "a.=1", ":json=1"})
  void anEmptyPartOfAKeyIsRefused(String entry) {
    assertTrue(failure(() -> inputs(entry)).startsWith("Invalid input key: "));
  }

  @Test
  void wrongJsonIsRefusedInTheWordsOfTheExistingProgram() {
    String text = "Invalid JSON value for input \"words\": Unexpected token 'o', \"[oops\" is not valid JSON";
    assertEquals(text, failure(() -> inputs("words:json=[oops")));
    assertEquals("Invalid JSON in --input: Expected property name or '}' in JSON at position 1 (line 1 column 2)",
        failure(() -> inputs("{x")));
    assertEquals(JsonText.parse(SharedFolder.answer("073-run-json-input-bad-json", "stderr", directory)).get("error")
        .asText(), text);
  }

  @Test
  void aJsonObjectStandsAlone() {
    assertTrue(failure(() -> inputs("{\"a\":1}", "b=2")).contains("cannot be combined"));
    assertTrue(failure(() -> parse(List.of("{\"a\":1}"), List.of("b=2"), null, null)).contains("cannot be combined"));
    assertEquals("{\"a\":1}", parse(List.of(), List.of("{\"a\":1}"), null, null));
  }

  // Files

  @Test
  void aValueCanComeFromAFileOfTheCaller() throws IOException {
    write("x.txt", "line\n");
    write("home/y.json", "[1]");
    assertEquals("{\"a\":\"line\\n\"}", inputs("a=@x.txt"));
    assertEquals("{\"a\":\"line\\n\"}", inputs("a=@./x.txt"));
    assertEquals("{\"a\":[1]}", inputs("a:json=@~/y.json"));
    assertEquals("{\"a\":\"line\\n\"}", inputs("a=@" + directory.resolve("x.txt")));
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    assertEquals("Input value file not found: " + directory.resolve("nowhere"), failure(() -> inputs("a=@nowhere")));
    assertEquals("Input value file is not a regular file: " + directory, failure(() -> inputs("a=@.")));
    assertTrue(failure(() -> inputs("a=@/dev/zero")).contains("is not a regular file"));
    assertTrue(failure(() -> inputs("a=@\0")).contains("is not a path"));
  }

  @Test
  void precedenceIsStandardInputThenFileThenArgThenInput() throws IOException {
    write("in.yaml", "a: {x: file, y: file, z: file}\nlist: [1, 2]\n");
    assertEquals("{\"a\":{\"x\":\"input\",\"y\":\"arg\",\"z\":\"file\"},\"list\":[3]}",
        parse(List.of("a.x=input", "list:json=[3]"), List.of("a.x=arg", "a.y=arg"), "in.yaml", null));
    assertEquals("{\"a\":{\"x\":\"input\",\"y\":\"stdin\"}}", stdin("{\"a\":{\"x\":\"stdin\",\"y\":\"stdin\"}}",
        "a.x=input"));
  }

  @Test
  void aJsonInputMakesTheFileCountForNothing() {
    assertEquals("{\"a\":1}", parse(List.of("{\"a\":1}"), List.of(), "nowhere.yaml", null));
  }

  @Test
  void anInputFileHoldsAMapping() throws IOException {
    write("list.yaml", "- a\n");
    write("empty.yaml", "# nothing\n");
    write("json.json", "{\"a\": [1.0]}");
    write("bad.yaml", "a: [\n");
    write("time.yaml", "a: [{t: 2026-01-02}]\n");
    assertEquals("list.yaml YAML must be an object (mapping), not a scalar or list.",
        failure(() -> parse(List.of(), List.of(), "list.yaml", null)));
    assertEquals("{}", parse(List.of(), List.of(), "empty.yaml", null));
    assertEquals("{\"a\":[1]}", parse(List.of(), List.of(), "json.json", null));
    assertTrue(failure(() -> parse(List.of(), List.of(), "bad.yaml", null))
        .startsWith("bad.yaml: invalid YAML at line 2"));
    assertEquals("Invalid input: expected string, received Date at \"a.0.t\"",
        failure(() -> parse(List.of(), List.of(), "time.yaml", null)));
    assertEquals("Input file not found: " + directory.resolve("nowhere"),
        failure(() -> parse(List.of(), List.of(), "nowhere", null)));
  }

  // Standard input

  @Test
  void standardInputIsOneSetOrSeveral() {
    assertEquals("{\"text\":\"from stdin\"}", stdin("{\"text\":\"from stdin\"}"));
    assertEquals("{\"a\":1}", stdin("{\n  \"a\": 1\n}\n"));
    assertEquals("{\"a\":1} {\"a\":2}", stdin("[{\"a\":1},{\"a\":2}]"));
    assertEquals("{\"text\":\"line one\"} {\"text\":\"line two\"}",
        stdin("{\"text\":\"line one\"}\n\n{\"text\":\"line two\"}\n"));
    assertEquals("{\"a\":1,\"b\":[\"x\"]}", stdin("a: 1\nb:\n  - x\n"));
    assertEquals("{\"a\":{\"b\":1}}", stdin("{a: {b: 1}}"));
  }

  @Test
  void inputsOfTheCommandLineAreLaidOverEverySet() {
    assertEquals("{\"a\":1,\"b\":\"x\"} {\"a\":2,\"b\":\"x\"}", stdin("[{\"a\":1,\"b\":0},{\"a\":2}]", "b=x"));
    assertEquals("{\"a\":9} {\"a\":9}", stdin("[{\"a\":1},{\"a\":2}]", "{\"a\":9}"));
  }

  @Test
  void wrongStandardInputIsRefused() {
    assertEquals("stdin YAML must be an object (mapping), not a scalar or list.", failure(() -> stdin("not json")));
    assertEquals(SharedFolder.errorMessage("082-run-stdin-bad-log", directory), failure(() -> stdin("not json")));
    assertEquals("stdin YAML must be an object (mapping), not a scalar or list.", failure(() -> stdin("- a\n- b\n")));
    assertTrue(failure(() -> stdin(" \n")).contains("standard input is empty"));
    assertTrue(failure(() -> stdin("[]")).contains("array is empty"));
    assertTrue(failure(() -> stdin("[{\"a\":1}, 5]")).contains("element 2 is number"));
    assertTrue(failure(() -> stdin("{\"a\":1}\n{oops\n")).startsWith("Invalid JSON on stdin line 2: "));
    assertTrue(failure(() -> stdin("{\"a\":1}\n5\n")).contains("stdin line 2 must hold a JSON object"));
  }

  @Test
  void standardInputAndInputFileExcludeEachOther() {
    assertEquals("--stdin and --input-file cannot be used together.",
        failure(() -> parse(List.of(), List.of(), "x.yaml", "{}")));
  }

  // Properties

  @Property
  void anyTextGivesSetsOrASwampException(@ForAll("entries") List<String> entries, @ForAll("texts") String text) {
    CallerFiles nowhere = new CallerFiles(Path.of("/nonexistent"), Map.of());
    try {
      List<ObjectNode> sets = new RunInputs(nowhere)
          .parse(List.of(), entries, Optional.empty(), Optional.of(text));
      assertFalse(sets.isEmpty());
    } catch (SwampException refused) {
      assertFalse(refused.codeShown());
    }
  }

  @Property
  void aPlainValueArrivesAsItIs(@ForAll String value) {
    CallerFiles nowhere = new CallerFiles(Path.of("/nonexistent"), Map.of());
    String escaped = value.startsWith("@") ? "\\" + value : value;
    if (!value.startsWith("\\@")) {
      assertEquals(value, InputEntries.parse(List.of("k=" + escaped), nowhere).get("k").asText());
    }
  }

  @Provide
  Arbitrary<List<String>> entries() {
    return Arbitraries.oneOf(texts(), texts().map(text -> "k=" + text), texts().map(text -> "a.b:json=" + text)).list()
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("{", "}", "[", "]", ",", ":", "\"a\"", "1", "@", "\\@", "=", ".", "a", "x: 1", "\n", "- ",
        "~", "é", "\0", "&a", "*a")
        .list().ofMaxSize(8).map(parts -> String.join("", parts));
  }
}

package swamp.runtime.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.output.DefinitionHash;
import swamp.runtime.repository.SharedFolder;
import swamp.runtime.type.ModelType;

class DefinitionTextTest {
  private static final String HEAD =
      "type: '@acme/probe'\nid: 07201ad7-ce1a-4206-ae4e-f667baecc55b\nname: p1\nversion: 1\n";

  private static Definition read(String text) {
    return DefinitionText.read(text, "models/p1.yaml", Optional.empty());
  }

  private static SwampException failure(String text) {
    return assertThrows(SwampException.class, () -> read(text));
  }

  @Test
  void everyFieldIsRead() {
    Definition definition = read("""
        type: '@Acme/Probe'
        typeVersion: 2026.01.02.1
        id: 07201ad7-ce1a-4206-ae4e-f667baecc55b
        name: p1
        version: 1
        tags:
          team: x
        globalArguments:
          region: us-9
          token: '${{ vault.get("v1", "API_KEY") }}'
        methods:
          sync:
            arguments:
              n: 2
          keys: {}
        inputs:
          properties:
            env: { type: string, enum: [dev, prod], default: dev }
          required: [env]
        checks:
          require: [has-region]
          skip: [c2]
        reports:
          require: ['@acme/cost', { name: '@acme/audit', methods: [sync] }]
          skip: ['@swamp/method-summary']
        resources:
          state: { lifetime: 30d, garbageCollection: 5, vaultName: v1 }
        something: else
        """);
    assertEquals(ModelType.of("@acme/probe"), definition.type());
    assertEquals(Optional.of("2026.01.02.1"), definition.typeVersion());
    assertEquals(Map.of("team", "x"), definition.tags());
    assertEquals("us-9", definition.globalArguments().get("region").asText());
    assertEquals("{\"n\":2}", JsonText.compact(definition.methodArguments("sync")));
    assertEquals("{}", JsonText.compact(definition.methodArguments("keys")));
    assertEquals("{}", JsonText.compact(definition.methodArguments("unknown")));
    assertEquals("dev", definition.inputs().orElseThrow().at("/properties/env/default").asText());
    assertEquals(List.of("has-region"), definition.requiredChecks());
    assertEquals(List.of("c2"), definition.skippedChecks());
    assertEquals(List.of(new ReportReference("@acme/cost", List.of()), new ReportReference("@acme/audit",
        List.of("sync"))),
        definition.requiredReports());
    assertEquals(List.of(new ReportReference("@swamp/method-summary", List.of())), definition.skippedReports());
    assertEquals("v1", definition.resources().orElseThrow().at("/state/vaultName").asText());
  }

  @Test
  void theSmallestDefinitionHasEmptyParts() {
    Definition definition = read(HEAD);
    assertEquals("{\"type\":\"@acme/probe\",\"id\":\"07201ad7-ce1a-4206-ae4e-f667baecc55b\","
        + "\"name\":\"p1\",\"version\":1,\"tags\":{},\"globalArguments\":{},\"methods\":{}}",
        JsonText.compact(definition.toJson()));
  }

  @Test
  void whatWasReadIsWrittenInTheOrderOfTheExistingProgram() {
    assertEquals("""
        type: '@acme/probe'
        typeVersion: 2026.01.02.1
        id: 07201ad7-ce1a-4206-ae4e-f667baecc55b
        name: p1
        version: 1
        tags: {}
        globalArguments:
          token: '${{ vault.get("v1", "API_KEY") }}'
        methods:
          sync:
            arguments: {}
        checks:
          skip:
            - c2
        """, DefinitionText.write(read("methods: {sync: {}}\nchecks: {skip: [c2]}\n" + HEAD
        + "globalArguments: {token: '${{ vault.get(\"v1\", \"API_KEY\") }}'}\ntypeVersion: 2026.01.02.1\n")));
  }

  @Test
  void theTypeOfThePlaceCountsWhenTheFileNamesNone() {
    String text = HEAD.substring(HEAD.indexOf('\n') + 1);
    assertEquals(ModelType.of("a/b"), DefinitionText.read(text, "x", Optional.of(ModelType.of("a/b"))).type());
    assertEquals("models/p1.yaml: Invalid input: expected string, received undefined at \"type\"", failure(text)
        .text());
  }

  @Test
  void aTypeVersionThatIsNoTextIsAbsent() {
    assertEquals(Optional.empty(), read(HEAD + "typeVersion: 2026.01\n").typeVersion());
  }

  @Test
  void flatInputsAreTheProperties() {
    assertEquals("{\"properties\":{\"env\":{\"type\":\"string\"}}}",
        JsonText.compact(read(HEAD + "inputs: {env: {type: string}}").inputs().orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "tags: {since: 2026-01-02}|Invalid input: expected string, received Date at \"tags.since\"",
    "globalArguments: {a: [{b: 2026-01-02T00:00:00Z}]}|"
        + "Invalid input: expected string, received Date at \"globalArguments.a.0.b\"",
    "globalArguments: {a: !!binary aGk=}|Invalid input: expected string, received Uint8Array at \"globalArguments.a\"",
    "methods: {m: {arguments: {t: 2026-01-02}}}|"
        + "Invalid input: expected string, received Date at \"methods.m.arguments.t\"",
    "tags: {n: 1}|Invalid input: expected string, received number at \"tags.n\"",
    "tags: [a]|Invalid input: expected record, received array at \"tags\"",
    "tags:|Invalid input: expected record, received null at \"tags\"",
    "globalArguments: x|Invalid input: expected record, received string at \"globalArguments\"",
    "methods: {m: null}|Invalid input: expected object, received null at \"methods.m\"",
    "methods: {m: {arguments: 5}}|Invalid input: expected record, received number at \"methods.m.arguments\"",
    "checks: {skip: [1]}|Invalid input: expected string, received number at \"checks.skip.0\"",
    "checks: {require: x}|Invalid input: expected array, received string at \"checks.require\"",
    "reports: {skip: [{methods: [a]}]}|Invalid input at \"reports.skip.0\"",
    "inputs: {properties: {a: {type: text}}}|Invalid option: expected one of "
        + "\"string\"|\"number\"|\"integer\"|\"boolean\"|\"array\"|\"object\" at \"inputs.properties.a.type\"",
    "inputs: {properties: {a: 5}}|Invalid input: expected object, received number at \"inputs.properties.a\"",
    "resources: {state: 5}|Invalid input: expected object, received number at \"resources.state\"",
    "driver: x|\"driver\" belongs to a removed feature; delete the key",
    "driverConfig: {}|\"driverConfig\" belongs to a removed feature; delete the key",
  }, quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, maxCharsPerColumn = 1000)
  void whatIsWrongIsSaidInTheWordsOfTheSchema(String line, String message) {
    String text = failure(HEAD + line).text();
    assertTrue(text.startsWith("models/p1.yaml: " + message), text);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "id: x|Invalid UUID at \"id\"",
    "id: 07201ad7-ce1a-9206-ae4e-f667baecc55b|Invalid UUID at \"id\"",
    "id: 5|Invalid input: expected string, received number at \"id\"",
    "name: ''|Too small: expected string to have >=1 characters at \"name\"",
    "name: a/b|Definition name must not contain \"/\" unless it is scoped (e.g. '@org/name') at \"name\"",
    "name: ../x|Definition name must not contain \"..\", \"\\\" or NUL at \"name\"",
    "version: 0|Too small: expected number to be >0 at \"version\"",
    "version: 1.5|Invalid input: expected int, received number at \"version\"",
    "version: '1'|Invalid input: expected number, received string at \"version\"",
    "type: ' '|Model type cannot be empty at \"type\"",
  })
  void aWrongRequiredFieldIsNamed(String line, String message) {
    String key = line.substring(0, line.indexOf(':') + 1);
    String text = HEAD.replaceFirst("(?m)^" + key + ".*$", java.util.regex.Matcher.quoteReplacement(line));
    assertEquals("models/p1.yaml: " + message, failure(text).text());
    assertEquals(ErrorCode.DEFINITION_INVALID, failure(text).code());
  }

  @Test
  void allIssuesAreNamedTogether() {
    assertEquals("models/p1.yaml: Invalid input: expected string, received undefined at \"type\"; "
        + "Invalid input: expected string, received undefined at \"id\"; "
        + "Invalid input: expected string, received undefined at \"name\"; "
        + "Invalid input: expected number, received undefined at \"version\"", failure("{}").text());
  }

  @Test
  void anUnquotedTimestampGetsAdvice() {
    assertEquals(Optional.of("Write timestamps in quotes."), failure(HEAD + "tags: {a: 2026-01-02}").hint());
  }

  @Test
  void anUnquotedTimestampUnderAnIgnoredKeyDoesNotMatter() {
    assertEquals("p1", read(HEAD + "createdAt: 2026-01-02T00:00:00Z\n").name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text", "- a", "5"})
  void aTextThatIsNoMappingIsRefused(String text) {
    assertTrue(failure(text).text().startsWith("models/p1.yaml: Invalid input: expected object, received "));
  }

  @Test
  void specialIdsAreIds() {
    assertEquals("p1", read(HEAD.replaceFirst("07201ad7-ce1a-4206-ae4e-f667baecc55b",
        "00000000-0000-0000-0000-000000000000")).name());
  }

  @Test
  void filesOfTheExistingProgramReadAndWriteBackUnchanged() throws IOException {
    Path golden = SharedFolder.resolve("golden");
    int compared = 0;
    for (String root : List.of("repo/models", "repo-min/models", "repo/.swamp/auto-definitions",
        "repo/.swamp/definitions-evaluated")) {
      try (Stream<Path> files = Files.walk(golden.resolve(root)).filter(file -> file.toString().endsWith(".yaml"))) {
        for (Path file : files.toList()) {
          String text = Files.readString(file);
          Definition definition = DefinitionText.read(text, file.toString(), Optional.empty());
          assertEquals(definition, DefinitionText.read(DefinitionText.write(definition), "written", Optional.empty()));
          // Two were written by hand for the recording: quotes there are not the program's own.
          if (!text.startsWith("type: \"")) {
            assertEquals(text, DefinitionText.write(definition));
            compared++;
          }
        }
      }
    }
    assertTrue(compared >= 10, "compared " + compared);
  }

  @Test
  void theHashOfADefinitionIsThatOfTheExistingProgram() {
    Definition definition = read(HEAD + "globalArguments: {region: us-9}\n");
    assertEquals("096fbcbacb391681b98c3194831cb24544eed1b1c25c0363ca74d3d1e2c355f5", DefinitionHash.of(definition.toJson()));
    assertEquals("dac3900cfc0a69f5e33b20444d59a6c4cfec41ca4e02b56553df0cff53c3b2c9",
        DefinitionHash.of(definition.withMethodArguments("sync", JsonText.object().put("n", "2")).toJson()));
  }
}

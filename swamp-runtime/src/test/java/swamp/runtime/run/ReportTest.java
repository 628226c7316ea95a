package swamp.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.ByDefinition;
import swamp.protocol.MethodRun;
import swamp.protocol.RunChecks;
import swamp.protocol.RunReports;
import swamp.protocol.SwampException;

/** Reports of extensions after runs (method-run §4.13, data-format §2.11). */
final class ReportTest {
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

  private List<String> names(JsonNode result) {
    return result.path("reports").properties().stream().map(Map.Entry::getKey).toList();
  }

  private JsonNode run(RunReports reports, String... inputs) {
    return repository.ask(new MethodRun(Optional.empty(), new ByDefinition("p1", "sync"), List.of(inputs), List.of(),
        Optional.empty(), Optional.empty(), List.of(), false, new RunChecks(false, List.of(), List.of()), reports,
        Optional.empty(), false, Optional.empty(), Optional.empty()));
  }

  private static RunReports reports(String skipName, String skipLabel, String onlyName, String onlyLabel) {
    return new RunReports(false, list(skipName), list(skipLabel), list(onlyName), list(onlyLabel));
  }

  private static List<String> list(String value) {
    return value.isEmpty() ? List.of() : List.of(value);
  }

  @Test
  void reportsOfTheTypeAreMadeAndStoredThoseOnMethodsFirst() throws IOException {
    JsonNode result = repository.run("sync", "n=7");

    assertEquals(List.of("@swamp/method-summary", "@test/cost", "@test/inventory"), names(result));
    JsonNode cost = result.path("reports").path("@test/cost");
    assertEquals("{\"name\":\"@test/cost\",\"scope\":\"method\",\"success\":true,"
        + "\"markdown\":\"# p1 sync succeeded\\n\",\"json\":{\"scope\":\"method\",\"state\":{\"ok\":true,\"n\":7},"
        + "\"region\":\"us-9\",\"error\":null}}", cost.toString());
    assertEquals("log-main,main", result.path("reports").path("@test/inventory").path("markdown").asText());
    assertFalse(result.path("reports").path("@test/inventory").has("json"));
    String metadata = Files.readString(repository.model().resolve("report-test-cost-json/1/metadata.yaml"));
    assertTrue(metadata.contains("contentType: application/json\nlifetime: 30d\ngarbageCollection: 5\n"), metadata);
    assertTrue(metadata.contains("  reportName: '@test/cost'\n  reportScope: method\n"), metadata);
    assertTrue(Files.readString(repository.model().resolve("report-test-inventory/1/metadata.yaml"))
        .contains("  reportScope: model\n"));
    assertEquals(List.of("main", "log-main"), result.path("dataArtifacts").findValuesAsText("name"));
  }

  @Test
  void aReportThatThrowsFailsTheResultButNotTheRecord() throws IOException {
    JsonNode result = repository.run("sync", "n=13");

    assertEquals("failed", result.path("status").asText());
    assertEquals("no luck", result.path("reports").path("@test/cost").path("error").asText());
    Path record = repository.files(".swamp/outputs").stream().filter(file -> file.toString().endsWith(".yaml"))
        .findFirst().orElseThrow();
    assertTrue(Files.readString(record).contains("status: succeeded\n"));
  }

  @Test
  void aFailedRunIsReportedOnToo() throws IOException {
    assertThrows(SwampException.class, () -> repository.run("fail"));

    assertEquals("""
        {
          "scope": "method",
          "state": null,
          "region": "us-9",
          "error": "boom"
        }""", Files.readString(repository.model().resolve("report-test-cost-json/1/raw")));
  }

  @Test
  void callersChooseByNameAndLabel() {
    assertEquals(List.of("@swamp/method-summary", "@test/inventory"), names(run(reports("@test/cost", "", "", ""))));
    assertEquals(List.of("@swamp/method-summary", "@test/inventory"), names(run(reports("", "money", "", ""))));
    assertEquals(List.of("@test/inventory"), names(run(reports("", "", "@test/inventory", ""))));
    assertEquals(List.of("@test/cost"), names(run(reports("", "", "", "money"))));
  }

  @Test
  void definitionsRequireAndSkipReports() throws IOException {
    Path definition = repository.directory.resolve("models/@test/probe/p1.yaml");
    Files.writeString(definition, Files.readString(definition)
        + "reports:\n  require: ['@test/none']\n  skip: ['@test/inventory', { name: '@test/cost', methods: [get] }]\n");

    JsonNode result = repository.run("sync", "n=7");

    assertEquals(List.of("@swamp/method-summary", "@test/cost", "@test/none"), names(result));
    assertEquals("Report '@test/none' was not found", result.path("reports").path("@test/none").path("error").asText());
    assertEquals("failed", result.path("status").asText());
  }

  @Test
  void anEditOfAReportIsSeenByTheNextRunAndABrokenOneTells() throws IOException {
    repository.run("sync");
    Path file = repository.directory.resolve("extensions/reports/inventory.ts");
    Files.writeString(file, Files.readString(file).replace("all.map(", "\"now: \" + all.map("));

    assertEquals("now: log-main,main",
        repository.run("sync").path("reports").path("@test/inventory").path("markdown").asText());

    Files.writeString(file, Files.readString(file).replace("execute:", "carryOut:"));
    assertTrue(repository.run("sync").path("reports").path("@test/inventory").path("error").asText()
        .contains("report.execute must be a function"));
  }
}

package swamp.cli.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import swamp.cli.Golden;
import swamp.protocol.AutoResolve;
import swamp.protocol.Completed;
import swamp.protocol.ConsoleOutput;
import swamp.protocol.DefinitionAutoCreated;
import swamp.protocol.EnvironmentVariableUsage;
import swamp.protocol.EnvironmentVariableUsage.Usage;
import swamp.protocol.Event;
import swamp.protocol.Executing;
import swamp.protocol.Failure;
import swamp.protocol.GlobalArgumentsUpdated;
import swamp.protocol.JsonText;
import swamp.protocol.LogRecord;
import swamp.protocol.MethodOutput;
import swamp.protocol.ModelResolved;
import swamp.protocol.Stream;
import swamp.protocol.Warning;

/** The recorded answers of the existing program, from the facts they show. */
class GoldenRenderingTest {
  private static final String TIP =
      "\nTip: Join & participate in the community by logging in to swamp-club.com: swamp auth login\n";

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final Console console = new StreamConsole(output, errors);

  @Test
  void jsonDocumentsAreWrittenAsRecorded() throws IOException {
    for (String name : List.of("004-repo-init-json", "008-type-search-json", "012-type-describe-json",
        "018-search-empty-json", "020-create-json", "037-get-json", "041-method-describe-json", "045-run-json",
        "362-run-json-nested-mixed")) {
      String recorded = Golden.text(name, "stdout");
      output.reset();
      new JsonRendering(console, false).result(JsonText.parse(recorded));
      assertEquals(recorded, shown(), name);
    }
  }

  @Test
  void jsonErrorsAreWrittenAsRecorded() throws IOException {
    JsonRendering rendering = new JsonRendering(console, false);
    rendering.failure(
        new Failure("model_not_found", "Model not found: nope", Optional.empty(), false, Optional.empty(), Optional.empty()));
    assertEquals(Golden.text("039-get-by-unknown-json", "stderr"), complaints());
    rendering.failure(new Failure("validation_failed", "Unknown method input(s): bogus. Valid inputs are: text",
        Optional.empty(), true, Optional.empty(), Optional.empty()));
    assertEquals(Golden.text("057-run-unknown-input-json", "stderr"), complaints());
  }

  @Test
  void consoleOutputGoesToStandardErrorInJsonMode() throws IOException {
    JsonRendering rendering = new JsonRendering(console, false);
    for (int line = 1; line <= 3; line++) {
      rendering.event(new ConsoleOutput(Stream.STDOUT, "stdout line " + line));
      rendering.event(new ConsoleOutput(Stream.STDERR, "stderr line " + line));
      rendering.event(new MethodOutput(Stream.STDOUT, "logger line " + line));
    }
    assertEquals(Golden.text("069-run-console-json", "stderr"), complaints());
    assertEquals("", shown());
  }

  @Test
  void theEnvironmentWarningIsADocumentBeforeTheResult() throws IOException {
    String recorded = Golden.text("310-cel-run-inputs-json", "stdout");
    String result = recorded.substring(recorded.indexOf("\n}\n") + 3);
    JsonRendering rendering = new JsonRendering(console, false);
    rendering.event(environmentWarning());
    rendering.result(JsonText.parse(result));
    assertEquals(recorded, shown());
  }

  @Test
  void searchesPrintTheDocumentIntoAPipe() throws IOException {
    assertText("007-type-search-log", "008-type-search-json", Tables.types());
    assertText("032-search-query-log", "033-search-query-json", Tables.models());
  }

  @Test
  void descriptionsArePrintedAsRecorded() throws IOException {
    assertText("011-type-describe-log", "012-type-describe-json", new TypeDescriptionText(false));
    assertText("013-type-describe-compact-log", "012-type-describe-json", new TypeDescriptionText(true));
    assertText("040-method-describe-log", "041-method-describe-json", new MethodDescriptionText());
    assertText("356-log-flag-get", "037-get-json", new ModelText());
  }

  @Test
  void aCreatedModelIsPrintedAsRecorded() throws IOException {
    String recorded = Golden.text("019-create-log", "stdout").replace("speak (@bench", "speak2 (@bench")
        .replace("speak.yaml", "speak2.yaml");
    JsonNode document = JsonText.parse(Golden.text("020-create-json", "stdout"));
    assertEquals(recorded, new ModelCreationText().of(document, Style.PLAIN));
  }

  @Test
  void aRunIsPrintedAsRecorded() throws IOException {
    JsonNode document = JsonText.parse(Golden.text("077-run-stdin-json", "stdout"));
    LogRendering rendering = rendering(new MethodRunText());
    rendering.event(new ModelResolved("speak", "@bench/noop"));
    rendering.event(new Executing("speak", "2026-11-22T11:09:50.100Z"));
    rendering.event(new Completed("speak", "speak", "succeeded", 146, "2026-11-22T11:09:50.300Z"));
    rendering.result(document);
    assertEquals(Golden.text("076-run-stdin-log", "stdout").replace(TIP, ""), shown());
  }

  @Test
  void consoleAndLoggerLinesArePrintedAsRecorded() throws IOException {
    LogRendering rendering = rendering(new MethodRunText());
    rendering.event(new ModelResolved("speak", "@bench/noop"));
    rendering.event(new Executing("chatty", "2026-11-22T11:09:12.100Z"));
    rendering.event(new ConsoleOutput(Stream.STDOUT, "stdout line 1"));
    rendering.event(new ConsoleOutput(Stream.STDERR, "stderr line 1"));
    rendering.event(new MethodOutput(Stream.STDOUT, "logger line 1"));
    rendering.event(new Completed("speak", "chatty", "succeeded", 22, "2026-11-22T11:09:12.200Z"));
    rendering.result(JsonText.parse(Golden.text("063-run-coerced-json", "stdout")));
    assertEquals(Golden.text("062-run-coerced-log", "stdout").replace(TIP, ""), shown());
    assertEquals(Golden.text("062-run-coerced-log", "stderr"), complaints());
  }

  @Test
  void argumentsAndNestedDataArePrintedAsRecorded() throws IOException {
    LogRendering rendering = rendering(new MethodRunText());
    rendering.event(new ModelResolved("derived", "@bench/echo"));
    rendering.event(environmentWarning());
    rendering.event(new LogRecord("2026-11-22T11:21:31.144Z", "WRN", "expressions", "Deprecated"));
    rendering.event(new Executing("dump", "2026-11-22T11:21:31.200Z"));
    rendering.event(new MethodOutput(Stream.STDOUT, "dumped 10 fields"));
    rendering.event(new Completed("derived", "dump", "succeeded", 154, "2026-11-22T11:21:31.300Z"));
    String documents = Golden.text("310-cel-run-inputs-json", "stdout");
    rendering.result(JsonText.parse(documents.substring(documents.indexOf("\n}\n") + 3)));
    // The recording replaced a path by the shorter <HOME> after the box had been drawn around it.
    String recorded = Golden.text("309-cel-run-inputs-log", "stdout").replace(TIP, "")
        .replaceAll("<HOME> +│", "<HOME>│");
    assertEquals(recorded, shown().replaceAll("<HOME> +│", "<HOME>│"));
    assertEquals("2026-11-22T11:21:31.144Z [WRN] expressions: Deprecated\n", complaints());
  }

  @Test
  void updatedArgumentsAndWarningsAreLabelled() throws IOException {
    LogRendering rendering = rendering(new MethodRunText());
    rendering.event(new GlobalArgumentsUpdated("thing"));
    assertEquals(Golden.text("098-direct-run-again-log", "stdout").lines().findFirst().orElseThrow() + "\n", shown());
    rendering.event(new Warning("@bench/nope is from collective \"bench\", which is not trusted",
        Optional.of("To allow: swamp extension trust add \"bench\"")));
    assertEquals(Golden.text("102-direct-run-unknown-type-log", "stdout"), shown());
  }

  @Test
  void anErrorIsPrintedAsRecorded() throws IOException {
    rendering(new MethodRunText()).failure(
        new Failure("unknown_method", "Unknown method 'nope' for type '@bench/noop'. Available methods: speak, noop,"
            + " chatty, boom, sleep, many", Optional.empty(), true, Optional.empty(), Optional.empty()));
    assertEquals(Golden.text("052-run-unknown-method-log", "stderr"), complaints());
  }

  @Test
  void earlyEventsAreOneLineDocuments() {
    JsonRendering rendering = new JsonRendering(console, false);
    rendering.event(new DefinitionAutoCreated("@acme/probe", "p1", "/r/p1.yaml"));
    rendering.event(new GlobalArgumentsUpdated("p1"));
    rendering.event(new AutoResolve(JsonText.object().put("event", "auto_resolve")));
    assertEquals("{\"event\":\"definition_auto_created\",\"modelType\":\"@acme/probe\",\"definitionName\":\"p1\","
        + "\"definitionPath\":\"/r/p1.yaml\"}\n{\"event\":\"global_args_updated\",\"definitionName\":\"p1\"}\n"
        + "{\"event\":\"auto_resolve\"}\n", shown());
  }

  private static Event environmentWarning() {
    return new EnvironmentVariableUsage("derived", List.of(new Usage("globalArguments.home", "HOME")),
        "Data stored under this model will vary depending on these environment variables at runtime. Consider using"
            + " separate models per environment, or vault.get() for sensitive values.");
  }

  private static void assertText(String recorded, String document, DocumentText text) throws IOException {
    assertEquals(Golden.text(recorded, "stdout"),
        text.of(JsonText.parse(Golden.text(document, "stdout")), Style.PLAIN), recorded);
  }

  private LogRendering rendering(DocumentText text) {
    return new LogRendering(console, Style.PLAIN, new ProgressLine(console, false, 80), text, false, false);
  }

  private String shown() {
    String text = output.toString(StandardCharsets.UTF_8);
    output.reset();
    return text;
  }

  private String complaints() {
    String text = errors.toString(StandardCharsets.UTF_8);
    errors.reset();
    return text;
  }
}

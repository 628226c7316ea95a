package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import swamp.protocol.AutoResolve;
import swamp.protocol.Completed;
import swamp.protocol.ConsoleOutput;
import swamp.protocol.DataArtifactSaved;
import swamp.protocol.DefinitionAutoCreated;
import swamp.protocol.EnvironmentVariableUsage;
import swamp.protocol.Event;
import swamp.protocol.Executing;
import swamp.protocol.Failure;
import swamp.protocol.GlobalArgumentsUpdated;
import swamp.protocol.JsonText;
import swamp.protocol.LogRecord;
import swamp.protocol.MethodOutput;
import swamp.protocol.ModelResolved;
import swamp.protocol.Progress;
import swamp.protocol.ReportCompleted;
import swamp.protocol.ReportFailed;
import swamp.protocol.ReportStarted;
import swamp.protocol.Stream;
import swamp.protocol.StreamedDocument;
import swamp.protocol.Warning;

/**
 * {@code --json}: the contract's documents on standard output, errors and what extensions write to the console on
 * standard error (method-run §4.10 to §4.12).
 */
public final class JsonRendering implements Rendering {
  private final Console console;
  private final boolean logRecordsShown;

  /** @param logRecordsShown whether the caller asked for log records; they go to standard error */
  public JsonRendering(Console console, boolean logRecordsShown) {
    this.console = console;
    this.logRecordsShown = logRecordsShown;
  }

  @Override
  public void event(Event event) {
    switch (event) {
      case ConsoleOutput output -> console.printErrorLine(output.text());
      case DefinitionAutoCreated created -> console.printLine(JsonText.compact(document(created)));
      case GlobalArgumentsUpdated updated -> console.printLine(JsonText.compact(document(updated)));
      case AutoResolve resolve -> console.printLine(JsonText.compact(resolve.fields()));
      case EnvironmentVariableUsage usage -> console.printLine(JsonText.pretty(document(usage)));
      case StreamedDocument streamed -> console.printLine(JsonText.compact(streamed.document()));
      case LogRecord logged -> {
        if (logRecordsShown) {
          console.printErrorLine(LogLine.of(logged));
        }
      }
      case ModelResolved _, Executing _, MethodOutput _, DataArtifactSaved _, Warning _, ReportStarted _,
          ReportCompleted _, ReportFailed _, Completed _, Progress _ -> {
        // Told by the result document, or meant for people only.
      }
    }
  }

  @Override
  public void result(JsonNode document) {
    console.printLine(JsonText.pretty(document));
  }

  @Override
  public void failure(Failure failure) {
    console.printErrorLine(JsonText.pretty(document(failure)));
  }

  private static ObjectNode document(Failure failure) {
    ObjectNode document = JsonText.object().put("error", failure.message());
    if (failure.codeShown()) {
      document.put("code", failure.code());
    }
    failure.hint().ifPresent(hint -> document.put("hint", hint));
    failure.stack().ifPresent(stack -> document.put("stack", stack));
    return document;
  }

  private static ObjectNode document(DefinitionAutoCreated created) {
    return JsonText.object()
        .put("event", "definition_auto_created")
        .put("modelType", created.modelType())
        .put("definitionName", created.definitionName())
        .put("definitionPath", created.definitionPath());
  }

  private static ObjectNode document(GlobalArgumentsUpdated updated) {
    return JsonText.object().put("event", "global_args_updated").put("definitionName", updated.definitionName());
  }

  private static ObjectNode document(EnvironmentVariableUsage usage) {
    ObjectNode document =
        JsonText.object().put("warning", "env_var_usage").put("modelName", usage.modelName());
    ArrayNode variables = document.putArray("envVars");
    usage.usages().forEach(used -> variables.addObject().put("path", used.path()).put("envVar", used.envVar()));
    return document.put("message", usage.message());
  }
}

package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
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

/** Text for people (method-run §4.14): labels in a column, the answer below, errors and warnings on standard error. */
public final class LogRendering implements Rendering {
  private final Console console;
  private final Console results;
  private final Style style;
  private final ProgressLine progress;
  private final DocumentText text;
  private final boolean stackShown;
  private final boolean advising;

  /**
   * @param text the human form of the result document
   * @param stackShown whether a defect's stack trace is shown
   * @param advising whether standard error is a terminal, and so a person reads the errors, whom a next command helps on
   */
  public LogRendering(Console console, Style style, ProgressLine progress, DocumentText text, boolean stackShown, boolean advising) {
    this(console, console, style, progress, text, stackShown, advising);
  }

  /**
   * The same with another place for the result than for everything else.
   *
   * @param results where the human form of the result goes, such as a pager
   */
  public LogRendering(Console console, Console results, Style style, ProgressLine progress, DocumentText text,
      boolean stackShown, boolean advising) {
    this.console = console;
    this.results = results;
    this.style = style;
    this.progress = progress;
    this.text = text;
    this.stackShown = stackShown;
    this.advising = advising;
  }

  @Override
  public void event(Event event) {
    if (!(event instanceof Progress)) {
      progress.clear();
    }
    switch (event) {
      case ModelResolved resolved -> label("Resolved", resolved.modelName() + " (" + resolved.modelType() + ")");
      case Executing executing -> label("Executing", executing.methodName() + " · " + Clock.time(executing.at()));
      case ConsoleOutput output -> console.print(output.stream(), written(output.stream(), output.text()) + "\n");
      case MethodOutput output -> console.printLine(style.indented(written(Stream.STDOUT, output.line())));
      case LogRecord logged -> console.print(streamOf(logged), written(streamOf(logged), LogLine.of(logged)) + "\n");
      case DefinitionAutoCreated created ->
          label("Created", "definition " + created.definitionName() + " (" + created.modelType() + ")");
      case GlobalArgumentsUpdated updated -> label("Updated", "global arguments on " + updated.definitionName());
      case EnvironmentVariableUsage usage -> environmentVariables(usage);
      case Warning warning -> {
        label("Warning", warning.message());
        warning.hint().ifPresent(hint -> console.printLine(style.indented(safe(hint))));
      }
      case ReportFailed failed -> label("Failed", "report " + failed.name() + ": " + failed.error());
      case Completed completed -> completed(completed);
      case Progress step -> progress.show(PlainText.oneLine(step.text()));
      case StreamedDocument streamed -> console.print(Stream.STDOUT, textOf(streamed.document()));
      case DataArtifactSaved _, AutoResolve _, ReportStarted _, ReportCompleted _ -> {
        // The result shows them, or they concern programs only.
      }
    }
  }

  @Override
  public void result(JsonNode document) {
    progress.clear();
    results.print(Stream.STDOUT, textOf(document));
  }

  @Override
  public void failure(Failure failure) {
    progress.clear();
    StringBuilder lines = new StringBuilder(failure.message()).append('\n');
    failure.place().ifPresent(place -> lines.append(place.indent(2)));
    failure.hint().or(() -> advising ? NextCommand.after(failure.code()) : Optional.empty()).ifPresent(hint -> lines.append(hint).append('\n'));
    if (stackShown) {
      failure.stack().ifPresent(stack -> lines.append(stack.stripTrailing()).append('\n'));
    }
    String shown = advising ? PlainText.visible(lines.toString()) : lines.toString();
    console.print(Stream.STDERR, "\n" + style.red("Error: ") + shown);
  }

  private void label(String label, String value) {
    console.printLine(style.labelled(label, safe(value)));
  }

  private String textOf(JsonNode document) {
    return text.of(style.terminal() && !text.colored() ? PlainText.visible(document) : document, style);
  }

  private String safe(String value) {
    return style.terminal() ? PlainText.visible(value) : value;
  }

  /** What a program wrote just now, in its own colours. */
  private String written(Stream stream, String output) {
    boolean terminal = stream == Stream.STDOUT ? style.terminal() : advising;
    return terminal ? PlainText.visible(output, style.color()) : output;
  }

  private void environmentVariables(EnvironmentVariableUsage usage) {
    label("Warning", "Environment variables detected in model definition");
    usage.usages().forEach(used -> console.printLine(style.indented(safe(used.path() + " uses " + used.envVar()))));
    console.printLine(style.indented(safe(usage.message())));
  }

  private void completed(Completed completed) {
    String outcome = completed.status().equals("succeeded")
        ? style.green(completed.status())
        : style.red(completed.status());
    console.printLine("");
    console.printLine(style.labelled("Completed", safe(completed.methodName() + " on " + completed.modelName()) + " " + outcome
        + " in " + Clock.duration(completed.durationMilliseconds()) + " · " + Clock.time(completed.at())));
  }

  private static Stream streamOf(LogRecord logged) {
    return switch (logged.level()) {
      case "WRN", "ERR", "FTL" -> Stream.STDERR;
      default -> Stream.STDOUT;
    };
  }
}

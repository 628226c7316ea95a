package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Something that happens while a request runs. On the wire an object whose member {@code kind} says what. */
public sealed interface Event
    permits ModelResolved,
        Executing,
        ConsoleOutput,
        MethodOutput,
        LogRecord,
        DataArtifactSaved,
        DefinitionAutoCreated,
        GlobalArgumentsUpdated,
        EnvironmentVariableUsage,
        Warning,
        AutoResolve,
        ReportStarted,
        ReportCompleted,
        ReportFailed,
        Completed,
        Progress,
        StreamedDocument {
  /** The JSON object that stands for this event. */
  ObjectNode toJson();

  /** Reads the event that the member {@code kind} names. */
  static Event fromJson(Members members) {
    String kind = members.text("kind");
    return switch (kind) {
      case ModelResolved.KIND -> ModelResolved.fromJson(members);
      case Executing.KIND -> Executing.fromJson(members);
      case ConsoleOutput.KIND -> ConsoleOutput.fromJson(members);
      case MethodOutput.KIND -> MethodOutput.fromJson(members);
      case LogRecord.KIND -> LogRecord.fromJson(members);
      case DataArtifactSaved.KIND -> DataArtifactSaved.fromJson(members);
      case DefinitionAutoCreated.KIND -> DefinitionAutoCreated.fromJson(members);
      case GlobalArgumentsUpdated.KIND -> GlobalArgumentsUpdated.fromJson(members);
      case EnvironmentVariableUsage.KIND -> EnvironmentVariableUsage.fromJson(members);
      case Warning.KIND -> Warning.fromJson(members);
      case AutoResolve.KIND -> AutoResolve.fromJson(members);
      case ReportStarted.KIND -> ReportStarted.fromJson(members);
      case ReportCompleted.KIND -> ReportCompleted.fromJson(members);
      case ReportFailed.KIND -> ReportFailed.fromJson(members);
      case Completed.KIND -> Completed.fromJson(members);
      case Progress.KIND -> Progress.fromJson(members);
      case StreamedDocument.KIND -> StreamedDocument.fromJson(members);
      default -> throw Members.violation("Unknown kind \"" + kind + "\" of an event");
    };
  }
}

package swamp.runtime.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.LogFollowing;
import swamp.protocol.OutputData;
import swamp.protocol.OutputGet;
import swamp.protocol.OutputLogs;
import swamp.protocol.OutputRequest;
import swamp.protocol.OutputSearch;
import swamp.protocol.RunLogs;
import swamp.protocol.SwampException;
import swamp.runtime.AnswerSink;
import swamp.runtime.Cancellation;
import swamp.runtime.data.DataItem;
import swamp.runtime.data.DataVersion;
import swamp.runtime.definition.Definition;
import swamp.runtime.output.ArtifactReference;
import swamp.runtime.output.OutputRecord;
import swamp.runtime.output.RunStatus;
import swamp.runtime.output.StoredOutput;
import swamp.runtime.session.DataRecords;
import swamp.runtime.session.RepositorySession;

/**
 * {@code model output} and {@code model method history} (cli §5.3). They find the records of all types, while the existing
 * program's search, logs and data know only those of built-in ones.
 */
public final class OutputCommands {
  private static final Pattern SHORT_ID = Pattern.compile("\\p{XDigit}{8}[-\\p{XDigit}]{0,27}");

  private final RepositorySession repository;
  private final Models models;

  public OutputCommands(RepositorySession repository) {
    this.repository = repository;
    this.models = new Models(repository);
  }

  /** Answers with one document, or follows a log and answers with its lines. */
  public int answer(OutputRequest request, AnswerSink answers, Cancellation cancellation) {
    switch (request) {
      case OutputGet get -> answers.result(get(get));
      case OutputSearch search -> answers.result(search(search));
      case OutputLogs logs -> answers.result(logs(logs));
      case OutputData data -> answers.result(data(data));
      case RunLogs logs -> answers.result(runLogs(logs));
      case LogFollowing following -> follow(following, answers, cancellation);
    }
    return 0;
  }

  private ObjectNode get(OutputGet request) {
    StoredOutput output = find(request.output(), "Output or model not found: ");
    return OutputDocuments.full(output, models.find(output.record().definitionId()).map(Definition::name));
  }

  /** The record with this id, the newest of the model with this name or id, or the record whose id begins so. */
  private StoredOutput find(String output, String complaint) {
    Optional<StoredOutput> byId = isId(output) ? repository.outputs().byId(output) : Optional.empty();
    return byId
        .or(() -> models.find(output).flatMap(definition ->
            repository.outputs().newestOf(definition.type().normalized(), definition.id())))
        .or(() -> byBeginning(output))
        .orElseThrow(() -> runNotFound(complaint + output));
  }

  /** What {@code run history} shows of an id is enough, as long as one record has it. */
  private Optional<StoredOutput> byBeginning(String output) {
    if (!SHORT_ID.matcher(output).matches()) {
      return Optional.empty();
    }
    List<StoredOutput> found = repository.outputs().byBeginningOfId(output).toList();
    if (found.size() > 1) {
      throw runNotFound(found.size() + " runs have an id that begins with " + output)
          .withHint(found.stream().map(stored -> stored.record().id()).collect(Collectors.joining("\n")));
    }
    return found.stream().findFirst();
  }

  private static boolean isId(String text) {
    try {
      return UUID.fromString(text).toString().equals(text.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The newest first; the query is part of a name, type, method, status or id, whatever the case. */
  private ObjectNode search(OutputSearch request) {
    String wanted = request.query().toLowerCase(Locale.ROOT);
    Map<String, String> names = models.namesById();
    ObjectNode document = JsonText.object().put("query", request.query());
    ArrayNode results = document.putArray("results");
    repository.outputs().all()
        .map(stored -> OutputDocuments.brief(stored, Optional.ofNullable(names.get(stored.record().definitionId()))))
        .filter(brief -> contains(brief, wanted))
        .forEach(results::add);
    return document;
  }

  private static boolean contains(ObjectNode brief, String wanted) {
    return List.of("id", "definitionId", "modelName", "type", "methodName", "status").stream()
        .anyMatch(name -> brief.path(name).asText().toLowerCase(Locale.ROOT).contains(wanted));
  }

  private ObjectNode logs(OutputLogs request) {
    OutputRecord record = find(request.output(), "Output not found: ").record();
    List<String> lines = lines(record);
    List<String> shown = tail(lines, request.tail());
    ObjectNode document = JsonText.object().put("outputId", record.id()).put("methodName", record.methodName());
    ArrayNode artifacts = document.putArray("logArtifacts");
    record.artifacts().stream()
        .filter(artifact -> artifact.tags().getOrDefault("type", "").equals("log"))
        .forEach(artifact -> artifacts.add(artifact.name()));
    ArrayNode array = document.putArray("lines");
    shown.forEach(array::add);
    return document.put("totalLines", lines.size()).put("showingLines", shown.size());
  }

  private ObjectNode runLogs(RunLogs request) {
    OutputRecord record = find(request.run(), "Output or model not found: ").record();
    Path file = logFile(record);
    ObjectNode document = JsonText.object().put("path", file.toString());
    ArrayNode array = document.putArray("lines");
    tail(lines(record), request.tail()).forEach(array::add);
    return document.put("lineCount", array.size());
  }

  private void follow(LogFollowing request, AnswerSink answers, Cancellation cancellation) {
    StoredOutput output = find(request.run(), "Output or model not found: ");
    new LogFollower(logFile(output.record()), repository.services().timing(), answers).follow(request.tail(),
        () -> repository.outputs().again(output).record().status() != RunStatus.RUNNING, cancellation);
  }

  private List<String> lines(OutputRecord record) {
    Path file = logFile(record);
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new SwampException(ErrorCode.FILE_ACCESS, "Cannot read the log " + file + ": " + e, e).withoutShownCode();
    }
  }

  private Path logFile(OutputRecord record) {
    String file = record.logFile().filter(name -> !name.isEmpty()).orElseThrow(
        () -> runNotFound("No log was kept for run " + record.id()));
    Path resolved = repository.directory().resolve(file).normalize();
    if (!resolved.startsWith(repository.layout().runLogs())) {
      throw runNotFound("The log of run " + record.id() + " is outside the repository: " + file);
    }
    return resolved;
  }

  private static List<String> tail(List<String> lines, int count) {
    return count == 0 ? lines : lines.subList(Math.max(0, lines.size() - count), lines.size());
  }

  private ObjectNode data(OutputData request) {
    StoredOutput output = find(request.output(), "Output not found: ");
    OutputRecord record = output.record();
    ArtifactReference artifact = record.artifacts().stream()
        .filter(candidate -> request.name().map(candidate.name()::equals).orElse(true))
        .findFirst()
        .orElseThrow(() -> notFound(request.name().map(name -> "Data not found: \"" + name + "\" in output " + record.id())
            .orElse("Output " + record.id() + " has no data")));
    int number = request.version() == 0 ? artifact.version() : request.version();
    DataVersion version = repository.data()
        .version(new DataItem(output.type(), record.definitionId(), artifact.name()), number)
        .orElseThrow(() -> notFound("Data not found: \"" + artifact.name() + "\" (version " + number + ")"));
    ObjectNode document = JsonText.object()
        .put("outputId", record.id())
        .put("methodName", record.methodName())
        .put("dataId", version.metadata().id())
        .put("dataName", artifact.name())
        .put("version", number)
        .put("contentType", version.metadata().contentType());
    JsonNode content = new DataRecords(repository.data()).shown(version);
    request.field().ifPresent(field -> document.put("field", field));
    document.set("data", request.field().map(field -> field(content, field)).orElse(content));
    return document;
  }

  private static JsonNode field(JsonNode content, String path) {
    JsonNode value = content;
    for (String step : path.split("\\.", -1)) {
      value = value.isArray() && step.matches("\\d{1,9}") ? value.path(Integer.parseInt(step)) : value.path(step);
    }
    if (value.isMissingNode()) {
      throw notFound("Field not found: " + path);
    }
    return value;
  }

  private static SwampException runNotFound(String message) {
    return new SwampException(ErrorCode.RUN_NOT_FOUND, message).withoutShownCode();
  }

  private static SwampException notFound(String message) {
    return new SwampException(ErrorCode.DATA_NOT_FOUND, message).withoutShownCode();
  }
}

package swamp.runtime.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import swamp.protocol.JsonText;
import swamp.protocol.Summary;
import swamp.runtime.data.DataVersion;
import swamp.runtime.definition.DefinitionListing;
import swamp.runtime.definition.DefinitionOrigin;
import swamp.runtime.output.OutputRecord;
import swamp.runtime.output.RunStatus;
import swamp.runtime.output.StoredOutput;
import swamp.runtime.session.RepositoryRows;
import swamp.runtime.session.RepositorySession;
import swamp.runtime.time.IsoTime;

/** {@code summarise}: what a repository holds, and what its methods did lately. */
public final class RepositorySummary {
  private static final Duration DEFAULT_LOOK_BACK = Duration.ofDays(7);

  private final RepositorySession repository;

  public RepositorySummary(RepositorySession repository) {
    this.repository = repository;
  }

  /** The answer's document. */
  public ObjectNode summarise(Summary request) {
    Instant now = repository.services().timing().now();
    Instant since = request.since().map(text -> PastInstant.of("--since", text, now)).orElse(now.minus(DEFAULT_LOOK_BACK));
    DefinitionListing definitions = repository.definitions().all(true);
    List<StoredOutput> recent = repository.outputs().all()
        .takeWhile(output -> !output.record().startedAt().isBefore(since)).toList();
    ObjectNode document = JsonText.object().put("since", IsoTime.text(since));
    document.putObject("models")
        .put("total", definitions.definitions().size())
        .put("automatic", definitions.definitions().stream()
            .filter(stored -> stored.origin() == DefinitionOrigin.AUTOMATIC).count())
        .put("broken", definitions.broken().size());
    ObjectNode runs = document.putObject("runs").put("total", recent.size());
    for (RunStatus status : List.of(RunStatus.SUCCEEDED, RunStatus.FAILED, RunStatus.CANCELLED, RunStatus.RUNNING)) {
      runs.put(status.text(), recent.stream().filter(output -> output.record().status() == status).count());
    }
    addMethods(document.putArray("methods"), recent);
    addData(document.putObject("data"), since);
    return document;
  }

  private record Method(String model, String type, String name) {}

  /** One entry for each method that ran, the one that ran last first. */
  private void addMethods(ArrayNode array, List<StoredOutput> newestFirst) {
    Map<String, String> names = new Models(repository).namesById();
    Map<Method, ObjectNode> methods = new LinkedHashMap<>();
    for (StoredOutput output : newestFirst) {
      OutputRecord record = output.record();
      String model = names.getOrDefault(record.definitionId(), record.definitionId());
      ObjectNode entry = methods.computeIfAbsent(new Method(model, output.type(), record.methodName()),
          method -> JsonText.object()
              .put("modelName", method.model())
              .put("modelType", method.type())
              .put("methodName", method.name())
              .put("lastStatus", record.status().text())
              .put("lastStartedAt", IsoTime.text(record.startedAt()))
              .put("runs", 0)
              .put("failed", 0));
      entry.put("runs", entry.path("runs").asInt() + 1);
      if (record.status() == RunStatus.FAILED) {
        entry.put("failed", entry.path("failed").asInt() + 1);
      }
    }
    methods.values().forEach(array::add);
  }

  private void addData(ObjectNode data, Instant since) {
    List<DataVersion> latest = new RepositoryRows(repository).latest().toList();
    data.put("items", latest.size())
        .put("bytes", latest.stream().mapToLong(version -> version.metadata().size()).sum())
        .put("written", latest.stream().filter(version -> !version.metadata().createdAt().isBefore(since)).count());
  }
}

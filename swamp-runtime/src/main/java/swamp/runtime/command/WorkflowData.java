package swamp.runtime.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.protocol.WorkflowDataGet;
import swamp.protocol.WorkflowDataList;
import swamp.runtime.data.DataVersion;
import swamp.runtime.data.Owner;
import swamp.runtime.definition.Definition;
import swamp.runtime.session.RepositoryRows;
import swamp.runtime.session.RepositorySession;

/** {@code data get} and {@code list} with {@code --workflow} or {@code --run}: data by the workflow run that wrote it. */
final class WorkflowData {
  private final RepositorySession repository;
  private final RepositoryRows rows;
  private final Models models;

  WorkflowData(RepositorySession repository) {
    this.repository = repository;
    this.rows = new RepositoryRows(repository);
    this.models = new Models(repository);
  }

  ObjectNode get(WorkflowDataGet request) {
    Optional<Definition> model = request.model().map(models::require);
    List<DataVersion> written = items(model)
        .filter(latest -> latest.metadata().name().equals(request.name()))
        .flatMap(latest -> repository.data().versions(latest.item()).stream())
        .filter(version -> isBy(version, request.workflow(), request.run()))
        .sorted(newestFirst())
        .toList();
    Optional<String> run = written.stream().findFirst().flatMap(newest -> newest.metadata().owner().workflowRunId());
    DataVersion found = written.stream()
        .filter(version -> version.metadata().owner().workflowRunId().equals(run))
        .filter(version -> request.version() == 0 || version.number() == request.version())
        .findFirst()
        .orElseThrow(() -> notFound(request));
    Definition owner = model.orElseGet(() -> models.require(found.item().modelId()));
    return DataDocuments.full(repository, owner, found, request.content());
  }

  ObjectNode list(WorkflowDataList request) {
    Optional<Definition> model = request.model().map(models::require);
    Map<String, List<DataVersion>> groups = items(model)
        .flatMap(latest -> repository.data().versions(latest.item()).stream()
            .filter(version -> isBy(version, request.workflow(), request.run()))
            .max(Comparator.comparingInt(DataVersion::number)).stream())
        .filter(version -> request.type().map(version.metadata().description().tag("type")::equals).orElse(true))
        .sorted(Comparator.comparing(rows::modelName).thenComparing(version -> version.metadata().name()))
        .collect(Collectors.groupingBy(
            version -> version.metadata().description().tag("type"), TreeMap::new, Collectors.toList()));
    ObjectNode document = JsonText.object();
    model.ifPresent(definition -> DataDocuments.ofModel(document, definition));
    request.workflow().ifPresent(workflow -> document.put("workflow", workflow));
    request.run().ifPresent(run -> document.put("workflowRunId", run));
    ArrayNode array = document.putArray("groups");
    groups.forEach((type, versions) -> {
      ArrayNode items = array.addObject().put("type", type).putArray("items");
      versions.forEach(version -> items.add(listed(version, model.isPresent())));
    });
    return document.put("total", groups.values().stream().mapToInt(List::size).sum());
  }

  private ObjectNode listed(DataVersion version, boolean modelKnown) {
    ObjectNode item = DataDocuments.listed(version);
    return modelKnown ? item : item.put("modelId", version.item().modelId()).put("modelName", rows.modelName(version));
  }

  private Stream<DataVersion> items(Optional<Definition> model) {
    return model
        .map(definition -> repository.data().items(definition.type().normalized(), definition.id()).stream())
        .orElseGet(rows::latest);
  }

  private static boolean isBy(DataVersion version, Optional<String> workflow, Optional<String> run) {
    Owner owner = version.metadata().owner();
    return !version.metadata().isDeleted() && !version.metadata().isRenamed()
        && workflow.map(wanted -> owner.workflowName().filter(wanted::equals).isPresent()
            || owner.workflowId().filter(wanted::equals).isPresent()).orElse(true)
        && run.map(wanted -> owner.workflowRunId().filter(wanted::equals).isPresent()).orElse(true);
  }

  private static Comparator<DataVersion> newestFirst() {
    return Comparator.comparing((DataVersion version) -> version.metadata().createdAt())
        .thenComparingInt(DataVersion::number).reversed();
  }

  private static SwampException notFound(WorkflowDataGet request) {
    return new SwampException(ErrorCode.DATA_NOT_FOUND, "Data not found: \"" + request.name() + "\""
        + request.model().map(model -> " for model \"" + model + "\"").orElse("")
        + request.workflow().map(workflow -> " by workflow \"" + workflow + "\"").orElse("")
        + request.run().map(run -> " in run " + run).orElse("")
        + (request.version() == 0 ? "" : " (version " + request.version() + ")")).withoutShownCode();
  }
}

package swamp.runtime.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.data.RecordYaml;
import swamp.runtime.time.IsoTime;
import swamp.runtime.yaml.YamlText;

/** Run records to text and back (data-format §2.7). */
final class OutputYaml {
  private OutputYaml() {}

  static String write(OutputRecord record) {
    RecordYaml yaml = new RecordYaml()
        .text(0, "id", record.id())
        .text(0, "definitionId", record.definitionId())
        .text(0, "methodName", record.methodName())
        .text(0, "status", record.status().text())
        .text(0, "startedAt", IsoTime.text(record.startedAt()))
        .number(0, "retryCount", record.retryCount());
    writeProvenance(yaml, record.provenance());
    writeArtifacts(yaml, record.artifacts());
    record.error().ifPresent(error -> {
      yaml.head(0, "error").text(2, "message", error.message());
      error.stack().ifPresent(stack -> yaml.text(2, "stack", stack));
    });
    record.completedAt().ifPresent(at -> yaml.text(0, "completedAt", IsoTime.text(at)));
    record.durationMilliseconds().ifPresent(duration -> yaml.number(0, "durationMs", duration));
    record.logFile().ifPresent(file -> yaml.text(0, "logFile", file));
    record.pid().ifPresent(pid -> yaml.number(0, "pid", pid));
    return yaml.toString();
  }

  private static void writeProvenance(RecordYaml yaml, Provenance provenance) {
    yaml.head(0, "provenance")
        .text(2, "definitionHash", provenance.definitionHash())
        .text(2, "modelVersion", provenance.modelVersion())
        .text(2, "triggeredBy", provenance.triggeredBy());
    provenance.workflowId().ifPresent(value -> yaml.text(2, "workflowId", value));
    provenance.workflowRunId().ifPresent(value -> yaml.text(2, "workflowRunId", value));
    provenance.stepName().ifPresent(value -> yaml.text(2, "stepName", value));
    provenance.parentOutputId().ifPresent(value -> yaml.text(2, "parentOutputId", value));
    provenance.callerExtension().ifPresent(value -> yaml.text(2, "callerExtension", value));
    provenance.initiatedBy().ifPresent(value -> yaml.text(2, "initiatedBy", value));
    provenance.bundleFingerprint().ifPresent(value -> yaml.text(2, "bundleFingerprint", value));
  }

  private static void writeArtifacts(RecordYaml yaml, List<ArtifactReference> artifacts) {
    yaml.head(0, "artifacts");
    if (artifacts.isEmpty()) {
      yaml.emptySequence(2, "dataArtifacts");
      return;
    }
    yaml.head(2, "dataArtifacts");
    for (ArtifactReference artifact : artifacts) {
      yaml.firstOfElement(4, "dataId", artifact.dataId())
          .text(6, "name", artifact.name())
          .number(6, "version", artifact.version())
          .texts(6, "tags", artifact.tags());
    }
  }

  /**
   * Reads one record; members it does not know are ignored.
   *
   * @throws SwampException with {@link ErrorCode#DATA_INVALID} when the record cannot be understood
   */
  static OutputRecord read(String text, String source) {
    try {
      JsonNode record = YamlText.read(text, source);
      String status = required(record, "status");
      return new OutputRecord(
          required(record, "id"),
          required(record, "definitionId"),
          required(record, "methodName"),
          RunStatus.ofText(status).orElseThrow(() -> new IllegalArgumentException("unknown status '" + status + "'")),
          instant(required(record, "startedAt")),
          record.path("retryCount").asInt(0),
          provenance(record.path("provenance")),
          artifacts(record.path("artifacts").path("dataArtifacts")),
          error(record.path("error")),
          optional(record, "completedAt").map(OutputYaml::instant),
          number(record, "durationMs"),
          optional(record, "logFile"),
          number(record, "pid"));
    } catch (SwampException | IllegalArgumentException | DateTimeException e) {
      throw new SwampException(
              ErrorCode.DATA_INVALID, "Cannot understand the run record " + source + ": " + e.getMessage(), e)
          .withHint("Remove the file if it is damaged; run records are not needed by anything else.");
    }
  }

  private static Provenance provenance(JsonNode node) {
    return new Provenance(
        optional(node, "definitionHash").orElse(""),
        optional(node, "modelVersion").orElse(""),
        optional(node, "triggeredBy").orElse("manual"),
        optional(node, "workflowId"),
        optional(node, "workflowRunId"),
        optional(node, "stepName"),
        optional(node, "parentOutputId"),
        optional(node, "callerExtension"),
        optional(node, "initiatedBy"),
        optional(node, "bundleFingerprint"));
  }

  private static List<ArtifactReference> artifacts(JsonNode list) {
    List<ArtifactReference> artifacts = new ArrayList<>();
    for (JsonNode artifact : list) {
      Map<String, String> tags = new LinkedHashMap<>();
      artifact.path("tags").properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
      artifacts.add(new ArtifactReference(
          required(artifact, "dataId"), required(artifact, "name"), artifact.path("version").asInt(), tags));
    }
    return artifacts;
  }

  private static Optional<RunError> error(JsonNode node) {
    return optional(node, "message").map(message -> new RunError(message, optional(node, "stack")));
  }

  private static OptionalLong number(JsonNode node, String field) {
    return node.path(field).isNumber() ? OptionalLong.of(node.path(field).asLong()) : OptionalLong.empty();
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static String required(JsonNode node, String field) {
    return optional(node, field).orElseThrow(() -> new IllegalArgumentException("'" + field + "' is missing"));
  }

  private static Optional<String> optional(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
  }
}

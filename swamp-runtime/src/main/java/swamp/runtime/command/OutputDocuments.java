package swamp.runtime.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import swamp.protocol.JsonText;
import swamp.runtime.output.OutputRecord;
import swamp.runtime.output.Provenance;
import swamp.runtime.output.StoredOutput;
import swamp.runtime.time.IsoTime;

/** Run records as documents (cli §5.3). */
final class OutputDocuments {
  private OutputDocuments() {}

  /** What a search shows. */
  static ObjectNode brief(StoredOutput output, Optional<String> modelName) {
    OutputRecord record = output.record();
    ObjectNode document = head(output, modelName);
    record.durationMilliseconds().ifPresent(duration -> document.put("durationMs", duration));
    return document;
  }

  /** Everything but the log file's place, as the existing program shows it. */
  static ObjectNode full(StoredOutput output, Optional<String> modelName) {
    OutputRecord record = output.record();
    ObjectNode document = head(output, modelName);
    record.completedAt().ifPresent(at -> document.put("completedAt", IsoTime.text(at)));
    record.durationMilliseconds().ifPresent(duration -> document.put("durationMs", duration));
    document.put("retryCount", record.retryCount());
    document.set("provenance", provenance(record.provenance()));
    ArrayNode artifacts = document.putObject("artifacts").putArray("dataArtifacts");
    record.artifacts().forEach(artifact -> {
      ObjectNode tags = artifacts.addObject()
          .put("dataId", artifact.dataId())
          .put("name", artifact.name())
          .put("version", artifact.version())
          .putObject("tags");
      artifact.tags().forEach(tags::put);
    });
    record.error().ifPresent(error -> {
      ObjectNode shown = document.putObject("error").put("message", error.message());
      error.stack().ifPresent(stack -> shown.put("stack", stack));
    });
    return document;
  }

  private static ObjectNode head(StoredOutput output, Optional<String> modelName) {
    OutputRecord record = output.record();
    ObjectNode document = JsonText.object().put("id", record.id()).put("definitionId", record.definitionId());
    modelName.ifPresent(name -> document.put("modelName", name));
    return document
        .put("type", output.type())
        .put("methodName", record.methodName())
        .put("status", record.status().text())
        .put("startedAt", IsoTime.text(record.startedAt()));
  }

  private static ObjectNode provenance(Provenance provenance) {
    ObjectNode document = JsonText.object()
        .put("definitionHash", provenance.definitionHash())
        .put("modelVersion", provenance.modelVersion())
        .put("triggeredBy", provenance.triggeredBy());
    provenance.workflowId().ifPresent(value -> document.put("workflowId", value));
    provenance.workflowRunId().ifPresent(value -> document.put("workflowRunId", value));
    provenance.stepName().ifPresent(value -> document.put("stepName", value));
    provenance.parentOutputId().ifPresent(value -> document.put("parentOutputId", value));
    provenance.callerExtension().ifPresent(value -> document.put("callerExtension", value));
    provenance.initiatedBy().ifPresent(value -> document.put("initiatedBy", value));
    provenance.bundleFingerprint().ifPresent(value -> document.put("bundleFingerprint", value));
    return document;
  }
}

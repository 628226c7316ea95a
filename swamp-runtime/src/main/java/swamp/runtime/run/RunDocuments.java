package swamp.runtime.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.JsonText;
import swamp.runtime.output.OutputRecord;
import swamp.runtime.report.Report;

/**
 * The arguments as results and reports show them (method-run §4.4 step 12), and the result document made with them.
 *
 * @param globalArguments after expressions, secrets still as text
 * @param methodArguments as given
 */
record RunDocuments(ObjectNode globalArguments, ObjectNode methodArguments) {
  /** The document of a finished run, its members in the contract's order (method-run §4.10). */
  ObjectNode result(
      RunSubject subject,
      OutputRecord record,
      Optional<Path> logFile,
      List<ProducedArtifact> produced,
      Optional<Map<String, Report>> reports,
      boolean succeeded) {
    ObjectNode document = JsonText.object()
        .put("modelId", subject.definition().id())
        .put("modelName", subject.definition().name())
        .put("modelType", subject.typeName())
        .put("methodName", subject.method().name())
        .put("status", succeeded ? "succeeded" : "failed")
        .put("duration", record.durationMilliseconds().orElse(0))
        .put("outputId", record.id());
    logFile.ifPresent(file -> document.put("logFile", file.toString()));
    ArrayNode artifacts = document.putArray("dataArtifacts");
    produced.forEach(artifact -> artifacts.add(artifact.resultDocument()));
    reports.ifPresent(made -> {
      ObjectNode all = document.putObject("reports");
      made.values().forEach(report -> all.set(report.name(), report.document()));
    });
    document.set("globalArguments", globalArguments);
    document.set("methodArguments", methodArguments);
    return document.put("initiatedBy", RunFacts.INITIATED_BY);
  }
}

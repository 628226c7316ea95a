package swamp.runtime.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.JsonText;
import swamp.runtime.model.ArgumentsDescription;
import swamp.runtime.model.MethodDescription;
import swamp.runtime.model.RegisteredType;
import swamp.runtime.output.OutputRecord;
import swamp.runtime.report.Report;
import swamp.runtime.vault.SensitiveInputs;

/**
 * The arguments as they were before secrets were filled in (method-run §4.4 step 12), and the result document made with them.
 *
 * @param globalArguments after expressions, secrets still as text
 * @param methodArguments as given
 * @param sensitiveGlobals which global arguments the type marks sensitive
 * @param sensitiveArguments which of the method's arguments it marks
 */
record RunDocuments(
    ObjectNode globalArguments,
    ObjectNode methodArguments,
    SensitiveInputs sensitiveGlobals,
    SensitiveInputs sensitiveArguments) {
  /** The documents of one run. */
  static RunDocuments of(
      ObjectNode globalArguments, ObjectNode methodArguments, RegisteredType type, MethodDescription method) {
    return new RunDocuments(globalArguments, methodArguments,
        new SensitiveInputs(type.description().globalArguments().map(ArgumentsDescription::sensitive).orElse(List.of())),
        new SensitiveInputs(method.arguments().sensitive()));
  }

  /** The global arguments as reports show them: marked ones never (method-run §4.13). */
  ObjectNode reportedGlobalArguments() {
    return sensitiveGlobals.masked(globalArguments);
  }

  /** The method's arguments as results and reports show them. */
  ObjectNode shownMethodArguments() {
    return sensitiveArguments.maskedLiterals(methodArguments);
  }

  /** The global arguments as results show them: references to secrets, but no literal ones. */
  ObjectNode shownGlobalArguments() {
    return sensitiveGlobals.maskedLiterals(globalArguments);
  }

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
    document.set("globalArguments", shownGlobalArguments());
    document.set("methodArguments", shownMethodArguments());
    return document.put("initiatedBy", RunFacts.INITIATED_BY);
  }
}

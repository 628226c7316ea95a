package swamp.runtime.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import swamp.protocol.JsonText;
import swamp.runtime.expression.ExactNumbers;

/** The facts that the driver is given at the start of a run: what its {@code MethodRun} and {@code MethodContext} read. */
final class RunFacts {
  /** Who started the run when nobody is logged in (data-format §2.5). */
  static final String INITIATED_BY = "ghost";

  private RunFacts() {}

  static String json(RunSubject subject, Path repository, ObjectNode unresolvedMethodArguments) {
    return JsonText.compact(object(subject, repository, unresolvedMethodArguments));
  }

  /** The facts that a report is given: the same, how the run went and what it left behind (method-run §4.13). */
  static String forReport(RunSubject subject, Path repository, RunDocuments documents, String scope,
      Optional<String> error, List<ProducedArtifact> produced) {
    ObjectNode facts = object(subject, repository, documents.methodArguments());
    facts.set("globalArguments", documents.globalArguments());
    facts.put("scope", scope).put("executionStatus", error.isEmpty() ? "succeeded" : "failed");
    error.ifPresent(message -> facts.put("errorMessage", message));
    facts.set("methodArgs", documents.methodArguments());
    ArrayNode handles = facts.putArray("dataHandles");
    produced.forEach(artifact -> handles.add(artifact.handle()));
    return JsonText.compact(facts);
  }

  private static ObjectNode object(RunSubject subject, Path repository, ObjectNode unresolvedMethodArguments) {
    ObjectNode facts = JsonText.object().put("methodName", subject.method().name()).put("repoDir", repository.toString());
    facts.putObject("modelType")
        .put("raw", subject.type().type().raw())
        .put("normalized", subject.typeName());
    ObjectNode definition = facts.putObject("definition")
        .put("id", subject.definition().id())
        .put("name", subject.definition().name())
        .put("version", subject.definition().version());
    ObjectNode tags = definition.putObject("tags");
    subject.definition().tags().forEach(tags::put);
    facts.set("globalArguments", ExactNumbers.marked(subject.globalArguments()));
    facts.set("unresolvedMethodArguments", unresolvedMethodArguments);
    facts.putObject("tagOverrides").put("initiatedBy", INITIATED_BY);
    ObjectNode vaultSecrets = facts.putObject("vaultSecrets");
    subject.vaultSecrets().forEach(vaultSecrets::put);
    ObjectNode runtimeTags = facts.putObject("runtimeTags");
    subject.runtimeTags().forEach(runtimeTags::put);
    return facts;
  }
}

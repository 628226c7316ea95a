package swamp.runtime.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.ByDefinition;
import swamp.protocol.ByType;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.MethodTarget;
import swamp.protocol.SwampException;
import swamp.runtime.AnswerSink;
import swamp.runtime.session.RepositorySession;

/**
 * {@code context.runModel}: another model's method within this run, with the limits of extension-api §3.6. The called model takes
 * no lock, evaluates no expressions and leaves no run record; its data is written like the caller's.
 */
final class ModelCalls {
  private static final int DEEPEST = 10;
  private static final int MOST_CALLS = 100;

  private final RepositorySession repository;
  private final RunOptions options;
  private final RunJournal journal;
  private final RunLogger logger;
  private final RunControl control;
  private final List<String> chain;
  private final Counter counter;

  /** How many calls the whole run has made. */
  static final class Counter {
    private int calls;
  }

  /**
   * @param chain {@code type::method} of the runs from the first one to the one that calls
   * @param counter shared by all calls of one run
   */
  ModelCalls(
      RepositorySession repository,
      RunOptions options,
      RunJournal journal,
      RunLogger logger,
      RunControl control,
      List<String> chain,
      Counter counter) {
    this.repository = repository;
    this.options = options;
    this.journal = journal;
    this.logger = logger;
    this.control = control;
    this.chain = List.copyOf(chain);
    this.counter = counter;
  }

  /** Runs the method; a failure is an answer, not an exception. */
  ObjectNode call(JsonNode request) {
    try {
      ArrayNode resources = JsonText.object().arrayNode();
      run(request).forEach(artifact -> resources.add(artifact.handle()));
      return JsonText.object().put("ok", true).set("resources", resources);
    } catch (SwampException e) {
      if (e.code() == ErrorCode.CANCELLED) {
        throw e;
      }
      ObjectNode failure = JsonText.object().put("ok", false);
      failure.putObject("error").put("message", e.text());
      return failure;
    }
  }

  private List<ProducedArtifact> run(JsonNode request) {
    ObjectNode arguments = request.path("arguments") instanceof ObjectNode given ? given : JsonText.object();
    RunTargets.Target target = new RunTargets(repository, AnswerSink.nobody()).resolve(target(request), arguments);
    String link = target.typeName() + "::" + target.method().name();
    if (chain.contains(link)) {
      throw refused("Cyclic runModel call: " + String.join(" → ", chain) + " → " + link);
    }
    if (chain.size() > DEEPEST) {
      throw refused("runModel calls are nested deeper than " + DEEPEST);
    }
    if (++counter.calls > MOST_CALLS) {
      throw refused("A run may make " + MOST_CALLS + " runModel calls");
    }
    RunTargets.Routed routed = target.routed().isPresent()
        ? new RunTargets.Routed(JsonText.object(), target.routed().get())
        : RunTargets.route(target.type(), target.method(), arguments);
    ObjectNode globals = target.definition().globalArguments().deepCopy();
    globals.setAll(routed.globalArguments());
    ObjectNode methodArguments = target.definition().methodArguments(target.method().name()).deepCopy();
    methodArguments.setAll(routed.methodArguments());
    RunSubject called = new RunSubject(
        target.definition(), target.type(), target.method(), globals, methodArguments, Map.of(), options.tags());
    RunDocuments documents = RunDocuments.of(globals, methodArguments, target.type(), target.method());
    documents.sensitiveGlobals().register(globals, logger.redactor());
    documents.sensitiveArguments().register(methodArguments, logger.redactor());
    List<String> longer = java.util.stream.Stream.concat(chain.stream(), java.util.stream.Stream.of(link)).toList();
    return new MethodExecution(repository, called, documents, options,
        new CalledRun(journal), logger, control, AnswerSink.nobody(), longer, counter).runWithin();
  }

  private static MethodTarget target(JsonNode request) {
    String method = request.path("method").asText();
    if (request.path("definition").isTextual()) {
      return new ByDefinition(request.path("definition").asText(), method);
    }
    if (request.path("modelType").isTextual() && request.path("name").isTextual()) {
      return new ByType(request.path("modelType").asText(), method, Optional.of(request.path("name").asText()));
    }
    throw refused("runModel needs { definition, method } or { modelType, name, method }");
  }

  private static SwampException refused(String message) {
    return new SwampException(ErrorCode.METHOD_EXECUTION_FAILED, message);
  }
}

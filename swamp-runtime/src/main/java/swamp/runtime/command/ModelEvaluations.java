package swamp.runtime.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import swamp.protocol.Caller;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.ModelEvaluate;
import swamp.protocol.SwampException;
import swamp.protocol.Warning;
import swamp.runtime.AnswerSink;
import swamp.runtime.Cancellation;
import swamp.runtime.definition.Definition;
import swamp.runtime.definition.DefinitionText;
import swamp.runtime.definition.StoredDefinition;
import swamp.runtime.expression.DefinitionEvaluation;
import swamp.runtime.expression.EvaluatedDefinition;
import swamp.runtime.input.CallerFiles;
import swamp.runtime.input.DefinitionInputs;
import swamp.runtime.input.RunInputs;
import swamp.runtime.session.RepositoryExpressionSource;
import swamp.runtime.session.RepositorySession;

/** {@code model evaluate}: the first phase of expressions alone, its result stored (expressions §6.3, §6.9). */
final class ModelEvaluations {
  private final RepositorySession repository;
  private final Caller caller;
  private final AnswerSink answers;
  private final Cancellation cancellation;

  private record Stored(Definition definition, EvaluatedDefinition evaluated, Path file) {}

  ModelEvaluations(RepositorySession repository, Caller caller, AnswerSink answers, Cancellation cancellation) {
    this.repository = repository;
    this.caller = caller;
    this.answers = answers;
    this.cancellation = cancellation;
  }

  ObjectNode evaluate(ModelEvaluate request) {
    ObjectNode given = new RunInputs(new CallerFiles(Path.of(caller.workingDirectory()), caller.environment()))
        .parse(request.arguments(), request.inputs(), request.inputFile(), Optional.empty()).getFirst();
    if (request.model().isEmpty()) {
      return evaluateAll(given);
    }
    Definition definition = new Models(repository).require(request.model().get());
    Optional<String> wrong = syntaxError(definition);
    if (wrong.isPresent()) {
      throw new SwampException(ErrorCode.EXPRESSION_FAILED, wrong.get()).withoutShownCode();
    }
    Stored stored = evaluate(definition, given);
    ObjectNode document = document(stored);
    document.set("globalArguments", stored.evaluated().definition().path("globalArguments"));
    return document;
  }

  private ObjectNode evaluateAll(ObjectNode given) {
    ObjectNode document = JsonText.object();
    ArrayNode items = document.putArray("items");
    int evaluated = 0;
    for (Definition definition : inOrder()) {
      Optional<String> wrong = syntaxError(definition);
      if (wrong.isPresent()) {
        items.add(document(definition).put("hadExpressions", true).put("error", wrong.get()));
        continue;
      }
      Stored stored = evaluate(definition, given);
      items.add(document(stored));
      evaluated += stored.evaluated().hadExpressions() ? 1 : 0;
    }
    return document.put("total", items.size()).put("evaluated", evaluated);
  }

  /** What is wrong with a definition that holds a text which is no expression; the others are evaluated all the same. */
  private Optional<String> syntaxError(Definition definition) {
    DefinitionEvaluation evaluation = repository.services().evaluation();
    return evaluation.syntaxErrors(evaluation.analyse(definition), cancellation).stream()
        .findFirst()
        .map(wrong -> "Model \"" + definition.name() + "\", " + wrong.path() + ": " + wrong.message());
  }

  private Stored evaluate(Definition definition, ObjectNode given) {
    // Defaults count only once any input is given: the existing program leaves inputs alone otherwise.
    ObjectNode inputs = given.isEmpty() ? given : definition.inputs()
        .map(section -> new DefinitionInputs(section).apply(given, definition.methods()))
        .orElse(given);
    DefinitionEvaluation evaluation = repository.services().evaluation();
    EvaluatedDefinition evaluated = evaluation.evaluate(evaluation.analyse(definition), inputs,
        caller.environment(), new RepositoryExpressionSource(repository, cancellation), cancellation);
    evaluated.deprecations().forEach(text -> answers.event(new Warning(text, Optional.empty())));
    evaluated.unresolved().forEach(left -> answers.event(new Warning(
        left.path() + " stays an expression: " + left.message().lines().findFirst().orElse(""), Optional.empty())));
    Definition result = DefinitionText.ofJson(evaluated.definition(), definition.name(), Optional.of(definition.type()));
    return new Stored(definition, evaluated, repository.definitions().saveEvaluated(result));
  }

  private static ObjectNode document(Definition definition) {
    return JsonText.object()
        .put("id", definition.id())
        .put("name", definition.name())
        .put("type", definition.type().normalized());
  }

  private static ObjectNode document(Stored stored) {
    return document(stored.definition())
        .put("hadExpressions", stored.evaluated().hadExpressions())
        .put("outputPath", stored.file().toString());
  }

  /** Every definition after those that it refers to; otherwise by name. */
  private List<Definition> inOrder() {
    List<Definition> all = repository.definitions().all(false).definitions().stream()
        .map(StoredDefinition::definition).sorted(Comparator.comparing(Definition::name)).toList();
    Map<String, Definition> byReference = new LinkedHashMap<>();
    all.forEach(definition -> byReference.putIfAbsent(definition.id(), definition));
    all.forEach(definition -> byReference.put(definition.name(), definition));
    Map<Definition, Set<Definition>> waitsFor = new LinkedHashMap<>();
    for (Definition definition : all) {
      Set<Definition> needed = new LinkedHashSet<>();
      repository.services().evaluation().analyse(definition).expressions().referencedModels()
          .forEach(name -> Optional.ofNullable(byReference.get(name)).ifPresent(needed::add));
      needed.remove(definition);
      waitsFor.put(definition, needed);
    }
    List<Definition> ordered = new ArrayList<>();
    Deque<Definition> ready = new ArrayDeque<>();
    waitsFor.forEach((definition, needed) -> {
      if (needed.isEmpty()) {
        ready.add(definition);
      }
    });
    while (!ready.isEmpty()) {
      Definition next = ready.remove();
      ordered.add(next);
      waitsFor.forEach((definition, needed) -> {
        if (needed.remove(next) && needed.isEmpty()) {
          ready.add(definition);
        }
      });
    }
    if (ordered.size() < all.size()) {
      throw new SwampException(ErrorCode.EXPRESSION_FAILED, "Cyclic dependency between models: " + all.stream()
          .filter(definition -> !ordered.contains(definition))
          .map(Definition::name)
          .collect(Collectors.joining(", "))).withoutShownCode();
    }
    return ordered;
  }
}

package swamp.runtime.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import swamp.protocol.Caller;
import swamp.protocol.JsonText;
import swamp.runtime.Cancellation;
import swamp.runtime.definition.Definition;
import swamp.runtime.expression.AnalysedDefinition;
import swamp.runtime.expression.DefinitionEvaluation;
import swamp.runtime.expression.DefinitionExpressions;
import swamp.runtime.expression.VaultSecrets;
import swamp.runtime.model.ArgumentsDescription;
import swamp.runtime.model.CheckDescription;
import swamp.runtime.model.RegisteredType;
import swamp.runtime.script.LoadedType;
import swamp.runtime.session.RepositoryExpressionSource;
import swamp.runtime.session.RepositorySession;
import swamp.runtime.vault.SecretRedactor;
import swamp.runtime.vault.SensitiveInputs;

/** One definition against its type. The answers are what is wrong, or empty text. */
final class DefinitionValidation {
  /** What the schema engine says of an argument that is not there; a run may still get it as input. */
  private static final String ABSENT = "received undefined";

  private final RepositorySession repository;
  private final Caller caller;
  private final Cancellation cancellation;
  private final Definition definition;
  private final RegisteredType type;

  DefinitionValidation(RepositorySession repository, Caller caller, Cancellation cancellation, Definition definition,
      RegisteredType type) {
    this.repository = repository;
    this.caller = caller;
    this.cancellation = cancellation;
    this.definition = definition;
    this.type = type;
  }

  /** Global arguments and the arguments of every method that the definition names. */
  void arguments(ValidationList validations) {
    repository.inspect(type, loaded -> {
      loaded.begin(facts("", definition.globalArguments()));
      validations.add("Global arguments", loaded.parseGlobalArguments());
      List<String> problems = new ArrayList<>();
      definition.methods().fieldNames().forEachRemaining(method -> methodArguments(loaded, method, problems));
      validations.add("Method arguments", String.join("\n", problems));
      return true;
    });
  }

  private void methodArguments(LoadedType loaded, String method, List<String> problems) {
    if (!type.description().methods().containsKey(method)) {
      problems.add(type.unknownMethod(method));
      return;
    }
    ObjectNode arguments = definition.methodArguments(method);
    if (DefinitionExpressions.of(arguments).isPresent()) {
      return;
    }
    loaded.begin(facts(method, definition.globalArguments()));
    loaded.parseGlobalArguments();
    String wrong = Arrays.stream(loaded.parseArguments(JsonText.compact(arguments)).split("; "))
        .filter(problem -> !problem.isEmpty() && !problem.contains(ABSENT))
        .collect(Collectors.joining("; "));
    if (!wrong.isEmpty()) {
      problems.add(method + ": " + wrong);
    }
  }

  /** Texts that are no expressions, and references to models that are not there. */
  String expressionPaths() {
    List<String> problems = new ArrayList<>();
    DefinitionEvaluation evaluation = repository.services().evaluation();
    AnalysedDefinition analysed = evaluation.analyse(definition);
    evaluation.syntaxErrors(analysed, cancellation)
        .forEach(wrong -> problems.add("  - " + wrong.expression() + "\n    " + wrong.message()));
    for (DefinitionExpressions.Site site : analysed.expressions().sites()) {
      for (String model : new DefinitionExpressions(List.of(site)).referencedModels()) {
        if (repository.definitions().find(model).found().isEmpty()) {
          site.text().expressions().stream()
              .filter(expression -> expression.contains(model))
              .forEach(expression ->
                  problems.add("  - " + expression + "\n    Referenced model \"" + model + "\" not found"));
        }
      }
    }
    return String.join("\n", problems);
  }

  /** Checks that the definition requires or skips although the type has none of that name. */
  String checkSelection() {
    List<String> known = type.description().checks().stream().map(CheckDescription::name).toList();
    return Stream.concat(definition.requiredChecks().stream(), definition.skippedChecks().stream())
        .filter(name -> !known.contains(name))
        .distinct()
        .map(name -> "Unknown check '" + name + "'. Available checks: " + (known.isEmpty() ? "none" : String.join(", ", known)))
        .collect(Collectors.joining("\n"));
  }

  /** Runs the selected checks. */
  void checks(ValidationList validations, List<String> labels, Optional<String> method) {
    List<CheckDescription> selected = type.description().checks().stream()
        .filter(check -> !definition.skippedChecks().contains(check.name()))
        .filter(check -> labels.isEmpty() || check.labels().stream().anyMatch(labels::contains))
        .filter(check -> method.map(check::appliesTo).orElse(true))
        .toList();
    if (selected.isEmpty()) {
      return;
    }
    SecretRedactor redactor = new SecretRedactor();
    ObjectNode globals = resolvedGlobalArguments(redactor);
    repository.inspect(type, loaded -> {
      loaded.begin(facts(method.orElse(""), globals));
      loaded.parseGlobalArguments();
      for (CheckDescription check : selected) {
        JsonNode result = loaded.check(check.name());
        List<String> errors = new ArrayList<>();
        result.path("errors").forEach(error -> errors.add(redactor.redact(error.asText())));
        validations.add("Check: " + check.name(), result.path("pass").asBoolean() ? "" : String.join("; ", errors));
      }
      return true;
    });
  }

  private ObjectNode resolvedGlobalArguments(SecretRedactor redactor) {
    DefinitionEvaluation evaluation = repository.services().evaluation();
    JsonNode evaluated = evaluation.evaluate(evaluation.analyse(definition), JsonText.object(),
        caller.environment(), new RepositoryExpressionSource(repository, cancellation), cancellation)
        .definition().path("globalArguments");
    VaultSecrets secrets = new VaultSecrets(redactor);
    ObjectNode arguments = evaluated instanceof ObjectNode object ? object : JsonText.object();
    ObjectNode resolved = repository.services().runtimeExpressions().resolve(
        arguments, caller.environment(), repository.vaults(), secrets, cancellation);
    ObjectNode revealed = secrets.reveal(resolved) instanceof ObjectNode object ? object : resolved;
    new SensitiveInputs(type.description().globalArguments().map(ArgumentsDescription::sensitive).orElse(List.of()))
        .register(revealed, redactor);
    return revealed;
  }

  private String facts(String method, ObjectNode globalArguments) {
    ObjectNode facts = JsonText.object().put("methodName", method).put("repoDir", repository.directory().toString());
    facts.putObject("modelType").put("raw", type.type().raw()).put("normalized", type.type().normalized());
    ObjectNode shown = facts.putObject("definition")
        .put("id", definition.id())
        .put("name", definition.name())
        .put("version", definition.version());
    ObjectNode tags = shown.putObject("tags");
    definition.tags().forEach(tags::put);
    facts.set("globalArguments", globalArguments);
    facts.set("unresolvedMethodArguments", definition.methodArguments(method));
    facts.putObject("tagOverrides");
    facts.putObject("runtimeTags");
    return JsonText.compact(facts);
  }
}

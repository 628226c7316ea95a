package swamp.runtime.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import swamp.protocol.Caller;
import swamp.protocol.JsonText;
import swamp.protocol.ModelValidate;
import swamp.protocol.SwampException;
import swamp.runtime.AnswerSink;
import swamp.runtime.Cancellation;
import swamp.runtime.definition.Definition;
import swamp.runtime.definition.StoredDefinition;
import swamp.runtime.expression.DefinitionExpressions;
import swamp.runtime.model.RegisteredType;
import swamp.runtime.session.RepositorySession;

/** {@code model validate}: what can be said about definitions without running a method (cli §5.3). */
final class ModelValidations {
  private final RepositorySession repository;
  private final Caller caller;
  private final AnswerSink answers;
  private final Cancellation cancellation;

  ModelValidations(RepositorySession repository, Caller caller, AnswerSink answers, Cancellation cancellation) {
    this.repository = repository;
    this.caller = caller;
    this.answers = answers;
    this.cancellation = cancellation;
  }

  ObjectNode validate(ModelValidate request) {
    if (request.model().isPresent()) {
      Definition definition = new Models(repository).requireReadable(request.model().get());
      request.method().ifPresent(method -> requireMethod(definition, method));
      return validate(definition, request);
    }
    ObjectNode document = JsonText.object();
    ArrayNode models = document.putArray("models");
    List<StoredDefinition> all = repository.definitions().all(false).definitions();
    all.forEach(stored -> models.add(validate(stored.definition(), request)));
    int passed = 0;
    int warnings = 0;
    for (var model : models) {
      passed += model.path("passed").asBoolean() ? 1 : 0;
      warnings += model.path("warnings").size();
    }
    return document
        .put("totalPassed", passed)
        .put("totalFailed", models.size() - passed)
        .put("totalWarnings", warnings)
        .put("passed", passed == models.size());
  }

  private void requireMethod(Definition definition, String method) {
    RegisteredType type;
    try {
      type = repository.type(definition.type(), answers);
    } catch (SwampException e) {
      // The validations tell that.
      return;
    }
    Models.method(type, method);
  }

  private ObjectNode validate(Definition definition, ModelValidate request) {
    ObjectNode document = JsonText.object()
        .put("modelId", definition.id())
        .put("modelName", definition.name())
        .put("type", definition.type().normalized());
    ValidationList validations = new ValidationList(document.putArray("validations"));
    // A definition that breaks the schema is not found at all, so that one found has passed.
    validations.add("Definition schema", "");
    try {
      RegisteredType type = repository.type(definition.type(), answers);
      DefinitionValidation validation = new DefinitionValidation(repository, caller, cancellation, definition, type);
      validation.arguments(validations);
      validations.add("Expression paths", validation.expressionPaths());
      validations.add("Check selection", validation.checkSelection());
      validation.checks(validations, request.labels(), request.method());
    } catch (SwampException e) {
      validations.add("Model type", e.text());
    }
    addWarnings(document.putArray("warnings"), definition);
    return document.put("passed", validations.passed());
  }

  private static void addWarnings(ArrayNode warnings, Definition definition) {
    List<DefinitionExpressions.EnvironmentUse> uses =
        DefinitionExpressions.of(definition.toJson()).environmentUses();
    if (uses.isEmpty()) {
      return;
    }
    ObjectNode warning = warnings.addObject().put("name", "Environment variables detected");
    ArrayNode variables = warning.putArray("envVars");
    uses.forEach(use -> variables.addObject().put("path", use.path()).put("envVar", use.variable()));
    warning.put("message", DefinitionExpressions.ENVIRONMENT_MESSAGE);
  }
}

package swamp.runtime.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.EnvironmentVariableUsage;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.protocol.Warning;
import swamp.runtime.AnswerSink;
import swamp.runtime.Cancellation;
import swamp.runtime.definition.Definition;
import swamp.runtime.definition.DefinitionText;
import swamp.runtime.expression.AnalysedDefinition;
import swamp.runtime.expression.DefinitionExpressions;
import swamp.runtime.expression.EvaluatedDefinition;
import swamp.runtime.expression.VaultSecrets;
import swamp.runtime.model.BuiltInTypes;
import swamp.runtime.session.RepositoryExpressionSource;
import swamp.runtime.session.RepositorySession;
import swamp.runtime.vault.SecretRedactor;

/** The expressions of a definition in their two phases around the start of a run (expressions §6.3). */
final class DefinitionEvaluator {
  private final RepositorySession repository;
  private final RunOptions options;
  private final AnswerSink answers;
  private final Cancellation cancellation;

  /**
   * A definition after the first phase.
   *
   * @param redactor knows the secrets that were met
   */
  record Evaluated(Definition definition, SecretRedactor redactor) {}

  DefinitionEvaluator(RepositorySession repository, RunOptions options, AnswerSink answers, Cancellation cancellation) {
    this.repository = repository;
    this.options = options;
    this.answers = answers;
    this.cancellation = cancellation;
  }

  /**
   * The first phase, or the definition as it was evaluated last when the caller wants that.
   *
   * @throws SwampException with {@link ErrorCode#NO_EVALUATED_DEFINITION} when it never was
   */
  Evaluated evaluate(Definition definition, ObjectNode inputs) {
    SecretRedactor redactor = new SecretRedactor();
    if (options.lastEvaluated()) {
      return new Evaluated(repository.definitions().requireEvaluated(definition), redactor);
    }
    AnalysedDefinition analysed = repository.services().evaluation().analyse(definition);
    if (!analysed.expressions().isPresent()) {
      return new Evaluated(definition, redactor);
    }
    warnAboutEnvironment(definition, analysed.expressions());
    EvaluatedDefinition evaluated = repository.services().evaluation().evaluate(analysed, inputs, options.environment(),
        new RepositoryExpressionSource(repository, cancellation), cancellation);
    evaluated.deprecations().forEach(text -> answers.event(new Warning(text, Optional.empty())));
    return new Evaluated(DefinitionText.ofJson(evaluated.definition(), definition.name(), Optional.of(definition.type())), redactor);
  }

  private void warnAboutEnvironment(Definition definition, DefinitionExpressions expressions) {
    List<EnvironmentVariableUsage.Usage> usages = expressions.environmentUses().stream()
        .map(use -> new EnvironmentVariableUsage.Usage(use.path(), use.variable()))
        .toList();
    if (!usages.isEmpty()) {
      answers.event(new EnvironmentVariableUsage(
          definition.name(), usages, DefinitionExpressions.ENVIRONMENT_MESSAGE));
    }
  }

  /** The second phase: environment and secrets are filled in directly before the method is called. */
  RunSubject resolve(
      Evaluated evaluated, RunTargets.Target target, ObjectNode methodArguments, RunDocuments documents) {
    VaultSecrets secrets = new VaultSecrets(evaluated.redactor());
    ObjectNode globals = resolved(evaluated.definition().globalArguments(), secrets);
    ObjectNode arguments = resolved(methodArguments, secrets);
    Map<String, String> variables = Map.of();
    if (BuiltInTypes.isShell(target.type().type())) {
      ShellSecrets shell = new ShellSecrets(secrets);
      globals = shell.withVariables(globals);
      arguments = shell.withVariables(arguments);
      variables = shell.variables();
    }
    globals = revealed(globals, secrets);
    arguments = revealed(arguments, secrets);
    documents.sensitiveGlobals().register(globals, evaluated.redactor());
    documents.sensitiveArguments().register(arguments, evaluated.redactor());
    return new RunSubject(
        evaluated.definition(), target.type(), target.method(), globals, arguments, variables, options.tags());
  }

  private ObjectNode resolved(ObjectNode tree, VaultSecrets secrets) {
    return repository.services().runtimeExpressions().resolve(
        tree, options.environment(), repository.vaults(), secrets, cancellation);
  }

  private static ObjectNode revealed(ObjectNode tree, VaultSecrets secrets) {
    return secrets.reveal(tree) instanceof ObjectNode object ? object : tree;
  }
}

package swamp.runtime.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.Cancellation;
import swamp.runtime.definition.Definition;
import swamp.runtime.expression.EvaluatedDefinition.Unresolved;
import swamp.runtime.output.DefinitionHash;
import swamp.runtime.vault.VaultReference;

/** The first phase: evaluates a definition's expressions except those that read the vault or the environment. Thread-safe. */
public final class DefinitionEvaluation {
  private static final int KEPT_ANALYSES = 1024;
  private static final List<String> SELF = List.of("id", "name", "version", "tags", "globalArguments");

  private final ExpressionEngine engine;
  private final Cache<String, DefinitionExpressions> analyses = Caffeine.newBuilder().maximumSize(KEPT_ANALYSES).build();
  private final Cache<Definition, AnalysedDefinition> known = Caffeine.newBuilder().weakKeys().build();

  public DefinitionEvaluation(ExpressionEngine engine) {
    this.engine = engine;
  }

  /** The definition's data, hash and expressions; looked at once for the same object, and its text once for the same hash. */
  public AnalysedDefinition analyse(Definition definition) {
    return known.get(definition, unknown -> {
      ObjectNode json = unknown.toJson();
      return analyse(DefinitionHash.of(json), json);
    });
  }

  AnalysedDefinition analyse(String hash, ObjectNode json) {
    return new AnalysedDefinition(json, hash, analyses.get(hash, _ -> DefinitionExpressions.of(json)));
  }

  /**
   * Evaluates what can be evaluated; an expression that fails stays as text, whatever the reason (expressions §6.3).
   *
   * @param definition as written; its {@code self} in expressions is {@code id, name, version, tags, globalArguments}
   * @param inputs coerced, with defaults
   * @param environment the caller's, for {@code env["NAME"]}
   * @throws SwampException with {@link ErrorCode#CANCELLED}
   */
  public EvaluatedDefinition evaluate(
      AnalysedDefinition definition,
      ObjectNode inputs,
      Map<String, String> environment,
      ExpressionSource source,
      Cancellation cancellation) {
    DefinitionExpressions expressions = definition.expressions();
    if (!expressions.needsEvaluation()) {
      return new EvaluatedDefinition(definition.json(), expressions.isPresent(), List.of(), expressions.malformed());
    }
    List<Unresolved> unresolved = new ArrayList<>(expressions.malformed());
    var variables = ExpressionVariables.ofDefinition(self(definition.json()), inputs, environment, source);
    try (ExpressionSession session = engine.open(variables, cancellation)) {
      ObjectNode evaluated = expressions.replaceIn(definition.json(), (site, text) ->
          text.replace(expression -> result(session, site, expression, unresolved)));
      return new EvaluatedDefinition(evaluated, true, expressions.deprecations(), unresolved);
    }
  }

  /**
   * Texts that are no expressions of the language although they stand where one is meant. Nothing is evaluated, so that
   * expressions for the second phase are looked at too.
   *
   * @throws SwampException with {@link ErrorCode#CANCELLED}
   */
  public List<Unresolved> syntaxErrors(AnalysedDefinition definition, Cancellation cancellation) {
    DefinitionExpressions expressions = definition.expressions();
    if (!expressions.isPresent()) {
      return List.of();
    }
    List<Unresolved> wrong = new ArrayList<>(expressions.malformed());
    try (ExpressionSession session = engine.open(ExpressionVariables.ofRuntime(Map.of()), cancellation)) {
      for (DefinitionExpressions.Site site : expressions.sites()) {
        for (String expression : site.text().expressions()) {
          String text = VaultReference.CALL.matcher(expression).replaceAll("''");
          session.syntaxError(text).ifPresent(message ->
              wrong.add(new Unresolved(site.path(), expression, message.lines().findFirst().orElseThrow())));
        }
      }
    }
    return wrong;
  }

  private static Optional<JsonNode> result(
      ExpressionSession session, DefinitionExpressions.Site site, String expression, List<Unresolved> unresolved) {
    if (DefinitionExpressions.isDeferred(expression)) {
      return Optional.empty();
    }
    try {
      return Optional.of(session.evaluate(expression));
    } catch (SwampException e) {
      if (e.code() != ErrorCode.EXPRESSION_FAILED) {
        throw e;
      }
      unresolved.add(new Unresolved(site.path(), expression, e.text()));
      return Optional.empty();
    }
  }

  private static ObjectNode self(ObjectNode definition) {
    ObjectNode self = JsonText.object();
    for (String name : SELF) {
      JsonNode value = definition.get(name);
      if (value != null) {
        self.set(name, value);
      }
    }
    return self;
  }
}

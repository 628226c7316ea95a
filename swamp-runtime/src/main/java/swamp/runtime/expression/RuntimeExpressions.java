package swamp.runtime.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.Cancellation;
import swamp.runtime.vault.SecretLookup;
import swamp.runtime.vault.VaultReference;

/**
 * The second phase, directly before execution: expressions that read the vault or the environment (expressions §6.3). Expressions
 * that the first phase left as text for another reason stay text here too.
 *
 * <p>A secret is not put into the arguments but a sentinel is; {@link VaultSecrets#reveal} turns sentinels into secrets when
 * arguments are handed to the method. Thread-safe.
 */
public final class RuntimeExpressions {
  private static final String FAILED = "Method execution failed: ";

  private final ExpressionEngine engine;

  public RuntimeExpressions(ExpressionEngine engine) {
    this.engine = engine;
  }

  /**
   * A tree with the results in it; the same tree when there is nothing to evaluate.
   *
   * @param environment the caller's
   * @param lookup where secrets come from; asked once per vault and key
   * @param secrets takes what was looked up; one per run
   * @throws SwampException with the contract's texts, without shown code, when an expression fails or a secret is missing
   */
  public <T extends JsonNode> T resolve(
      T tree, Map<String, String> environment, SecretLookup lookup, VaultSecrets secrets, Cancellation cancellation) {
    DefinitionExpressions expressions = DefinitionExpressions.of(tree);
    boolean anything = expressions.sites().stream()
        .anyMatch(site -> site.text().expressions().stream().anyMatch(DefinitionExpressions::isDeferred));
    if (!anything) {
      return tree;
    }
    try (ExpressionSession session = engine.open(ExpressionVariables.ofRuntime(environment), cancellation)) {
      return expressions.replaceIn(tree, (site, text) -> text.replace(expression ->
          DefinitionExpressions.isDeferred(expression)
              ? Optional.of(result(session, expression, lookup, secrets)) : Optional.empty()));
    }
  }

  private static JsonNode result(
      ExpressionSession session, String expression, SecretLookup lookup, VaultSecrets secrets) {
    String withSentinels = VaultReference.CALL.matcher(expression).replaceAll(call -> sentinel(call, lookup, secrets));
    try {
      return session.evaluate(withSentinels);
    } catch (SwampException e) {
      if (e.code() != ErrorCode.EXPRESSION_FAILED) {
        throw e;
      }
      throw new SwampException(ErrorCode.EXPRESSION_FAILED, FAILED + e.text(), e).withoutShownCode();
    }
  }

  private static String sentinel(MatchResult call, SecretLookup lookup, VaultSecrets secrets) {
    VaultReference reference = VaultReference.of(call);
    try {
      return '"' + secrets.sentinel(reference, () -> lookup.get(reference.vault(), reference.key())) + '"';
    } catch (SwampException e) {
      if (e.code() != ErrorCode.VAULT) {
        throw e;
      }
      String advice = e.hint().map(hint -> " — " + hint).orElse("");
      throw new SwampException(ErrorCode.VAULT,
          FAILED + "Failed to resolve vault expression " + call.group() + ": " + e.text() + advice, e).withoutShownCode();
    }
  }
}

package swamp.runtime.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.definition.Definition;
import swamp.runtime.session.RepositorySession;
import swamp.runtime.vault.SecretRedactor;

/** The expressions of a definition in their two phases around the start of a run (expressions §6.3). */
final class DefinitionEvaluator {
  private final RepositorySession repository;
  private final RunOptions options;

  /**
   * A definition after the first phase.
   *
   * @param redactor knows the secrets that were met
   */
  record Evaluated(Definition definition, SecretRedactor redactor) {}

  DefinitionEvaluator(RepositorySession repository, RunOptions options) {
    this.repository = repository;
    this.options = options;
  }

  static boolean hasExpressions(JsonNode tree) {
    if (tree.isTextual()) {
      return tree.textValue().contains("${{");
    }
    for (JsonNode child : tree) {
      if (hasExpressions(child)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The first phase, or the definition as it was evaluated last when the caller wants that.
   *
   * @throws SwampException with {@link ErrorCode#NO_EVALUATED_DEFINITION} when it never was
   */
  Evaluated evaluate(Definition definition, ObjectNode inputs) {
    if (options.lastEvaluated()) {
      Definition stored = repository.definitions().requireEvaluated(definition);
      return new Evaluated(stored, new SecretRedactor());
    }
    return new Evaluated(definition, new SecretRedactor());
  }

  /** The second phase: environment and secrets are filled in directly before the method is called. */
  RunSubject resolve(
      Evaluated evaluated, RunTargets.Target target, ObjectNode methodArguments, Map<String, String> runtimeTags) {
    return new RunSubject(evaluated.definition(), target.type(), target.method(),
        evaluated.definition().globalArguments(), methodArguments, runtimeTags);
  }
}

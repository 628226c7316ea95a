package swamp.protocol;

import java.util.Optional;

/** Checks, evaluates or removes definitions (cli §5.3). */
public sealed interface DefinitionRequest extends Request
    permits ModelValidate,
        ModelEvaluate,
        ModelDeletion {
  /** {@code --repo-dir}. */
  Optional<String> repositoryDirectory();
}

package swamp.protocol;

import java.util.Optional;

/** Checks, evaluates, edits or removes definitions (cli §5.3). */
public sealed interface DefinitionRequest extends Request
    permits ModelValidate,
        ModelEvaluate,
        ModelDeletion,
        ModelEdit {
  /** {@code --repo-dir}. */
  Optional<String> repositoryDirectory();
}

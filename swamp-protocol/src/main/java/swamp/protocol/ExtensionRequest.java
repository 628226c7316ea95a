package swamp.protocol;

import java.util.Optional;

/** A question about where extensions come from, or a change of that (cli §5.5). */
public sealed interface ExtensionRequest extends Request
    permits ExtensionList,
        SourceList,
        SourceAddition,
        SourceRemoval {
  /** {@code --repo-dir}. */
  Optional<String> repositoryDirectory();
}

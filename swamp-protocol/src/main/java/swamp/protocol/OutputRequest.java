package swamp.protocol;

import java.util.Optional;

/** A question about run records and their logs (cli §5.3). */
public sealed interface OutputRequest extends Request
    permits OutputGet,
        OutputSearch,
        OutputLogs,
        OutputData,
        RunLogs,
        LogFollowing {
  /** {@code --repo-dir}. */
  Optional<String> repositoryDirectory();
}

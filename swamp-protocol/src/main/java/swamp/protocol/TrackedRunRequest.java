package swamp.protocol;

import java.util.Optional;

/** A question about tracked runs, active and ended (cli §5.8). */
public sealed interface TrackedRunRequest extends Request
    permits RunHistory,
        RunDoctor {
  /** {@code --repo-dir}. */
  Optional<String> repositoryDirectory();
}

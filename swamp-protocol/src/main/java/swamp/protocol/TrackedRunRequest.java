package swamp.protocol;

import java.util.Optional;

/** A question about tracked runs, active and ended, or a change of them (cli §5.8). */
public sealed interface TrackedRunRequest extends Request
    permits RunHistory,
        RunDoctor,
        ModelCancel,
        RunCollection {
  /** {@code --repo-dir}. */
  Optional<String> repositoryDirectory();
}

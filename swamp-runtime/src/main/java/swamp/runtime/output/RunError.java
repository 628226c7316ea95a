package swamp.runtime.output;

import java.util.Optional;

/** Why a run did not succeed. A cancelled run has the message {@code aborted}. */
public record RunError(String message, Optional<String> stack) {}

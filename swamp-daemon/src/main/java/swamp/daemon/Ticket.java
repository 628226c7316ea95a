package swamp.daemon;

import java.util.Optional;
import swamp.protocol.ByDefinition;
import swamp.protocol.ByType;
import swamp.protocol.MethodRun;

/**
 * One request's place in the daemon, compared by identity.
 *
 * @param request what is to be run
 * @param key the model it works on
 * @param admittedAt {@code System.nanoTime()} of its arrival
 */
record Ticket(AcceptedRequest request, Optional<ModelKey> key, long admittedAt) {
  Ticket(AcceptedRequest request) {
    this(request, ModelKey.of(request.message()), System.nanoTime());
  }

  /** What it is, for log and status: names only, no inputs. */
  String description() {
    String command = request.message().request().command();
    if (!(request.message().request() instanceof MethodRun run)) {
      return command;
    }
    return command + " " + switch (run.target()) {
      case ByDefinition target -> target.model() + " " + target.method();
      case ByType target -> target.modelType() + " " + target.method() + target.definitionName().map(n -> " " + n).orElse("");
    };
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}

package swamp.daemon;

import java.util.Optional;
import swamp.protocol.LogFollowing;
import swamp.protocol.ModelCancel;
import swamp.protocol.Request;
import swamp.protocol.Watch;

/**
 * One request's place in the daemon, compared by identity.
 *
 * @param request what is to be run
 * @param key the model it works on
 * @param kind what it is, for log and status
 * @param admittedAt {@code System.nanoTime()} of its arrival
 */
record Ticket(AcceptedRequest request, Optional<ModelKey> key, RequestKind kind, long admittedAt) {
  Ticket(AcceptedRequest request) {
    this(request, ModelKey.of(request.message()), RequestKind.of(request.message()), System.nanoTime());
  }

  /** Whether it works: those who only watch, and those who end the work of others, never wait for a place. */
  boolean takesPlace() {
    return switch (request.message().request()) {
      case Watch _, LogFollowing _, ModelCancel _ -> false;
      case Request _ -> true;
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

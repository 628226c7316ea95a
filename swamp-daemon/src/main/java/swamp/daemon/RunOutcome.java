package swamp.daemon;

import swamp.protocol.Failure;

/** How handling a request ended. */
sealed interface RunOutcome {
  /** The handler returned; the code may still be other than 0. */
  record Returned(int code) implements RunOutcome {}

  /** The handler threw a failure made for people, or a defect showed. */
  record Failed(Failure failure) implements RunOutcome {}

  /** Tells the client; says whether the conversation was still open. */
  default boolean conclude(RequestSession session) {
    return switch (this) {
      case Returned returned -> session.succeed(returned.code());
      case Failed failed -> session.fail(failed.failure());
    };
  }
}

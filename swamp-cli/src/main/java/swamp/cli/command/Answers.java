package swamp.cli.command;

import java.util.Map;
import java.util.function.Consumer;
import swamp.cli.rendering.OutputClosedException;
import swamp.cli.rendering.Rendering;
import swamp.cli.transport.Interruption;
import swamp.protocol.ErrorCode;
import swamp.protocol.EventMessage;
import swamp.protocol.ExitMessage;
import swamp.protocol.FailureMessage;
import swamp.protocol.ResultMessage;
import swamp.protocol.ServerHello;
import swamp.protocol.ServerMessage;

/**
 * Shows answers until nobody reads standard output any more; then the run is cancelled without a word, and only its own
 * failure or {@value #OUTPUT_CLOSED} remains to be told (lesson 19).
 */
final class Answers implements Consumer<ServerMessage> {
  /** As the shell reports a program that was ended by SIGPIPE. */
  static final int OUTPUT_CLOSED = 141;

  private final Rendering rendering;
  private final Interruption interruption;
  private final boolean confirmable;
  private final Map<String, String> environment;
  private boolean closed;
  private boolean cancelled;
  private boolean unconfirmed;
  private String failed = "";

  /** @param confirmable whether a missing confirmation is kept back, because the person can be asked for it */
  Answers(Rendering rendering, Interruption interruption, boolean confirmable, Map<String, String> environment) {
    this.rendering = rendering;
    this.interruption = interruption;
    this.confirmable = confirmable;
    this.environment = environment;
  }

  @Override
  public void accept(ServerMessage message) {
    if (message instanceof FailureMessage failure) {
      failed = failure.failure().code();
      cancelled = failure.failure().code().equals(ErrorCode.CANCELLED.wireName());
    }
    if (confirmable && message instanceof FailureMessage failure
        && failure.failure().code().equals(ErrorCode.CONFIRMATION_REQUIRED.wireName())) {
      unconfirmed = true;
      return;
    }
    if (closed || (cancelled && interruption.signalled())) {
      // Who pressed Ctrl-C knows that the run was cancelled.
      return;
    }
    try {
      show(message);
    } catch (OutputClosedException e) {
      closed = true;
      interruption.cancel(OUTPUT_CLOSED, "standard output was closed");
    }
  }

  /** Whether the request waits for the person's word. */
  boolean unconfirmed() {
    return unconfirmed;
  }

  /** The exit code of a request that itself ended with this one. */
  int exitCode(int ownCode) {
    return closed && cancelled ? OUTPUT_CLOSED : UsageExit.of(failed, ownCode, environment);
  }

  private void show(ServerMessage message) {
    switch (message) {
      case EventMessage event -> rendering.event(event.event());
      case ResultMessage result -> rendering.result(result.document());
      case FailureMessage failure -> rendering.failure(failure.failure());
      case ServerHello _, ExitMessage _ -> {
        // The conversation deals with these.
      }
    }
  }
}

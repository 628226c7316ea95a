package swamp.cli.command;

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
  private boolean closed;
  private boolean cancelled;

  Answers(Rendering rendering, Interruption interruption) {
    this.rendering = rendering;
    this.interruption = interruption;
  }

  @Override
  public void accept(ServerMessage message) {
    if (message instanceof FailureMessage failure) {
      cancelled = failure.failure().code().equals(ErrorCode.CANCELLED.wireName());
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

  /** The exit code of a request that itself ended with this one. */
  int exitCode(int ownCode) {
    return closed && cancelled ? OUTPUT_CLOSED : ownCode;
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

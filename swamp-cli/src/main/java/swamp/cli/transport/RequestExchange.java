package swamp.cli.transport;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import swamp.protocol.Caller;
import swamp.protocol.ClientHello;
import swamp.protocol.DaemonStop;
import swamp.protocol.ErrorCode;
import swamp.protocol.RequestMessage;
import swamp.protocol.ServerMessage;
import swamp.protocol.SwampException;

/**
 * Carries one request to a runtime and brings its exit code back, through the mishaps that are nobody's fault: a
 * daemon of another protocol, one that leaves its place to a newer build (lesson 1), and one that was just leaving.
 */
public final class RequestExchange {
  private static final int ATTEMPTS = 2;

  private final RuntimeConnector connector;
  private final Interruption interruption;
  private final ClientHello hello;

  public RequestExchange(RuntimeConnector connector, Interruption interruption, ClientHello hello) {
    this.connector = connector;
    this.interruption = interruption;
    this.hello = hello;
  }

  /**
   * The exit code of the request.
   *
   * @param answers gets events, results and failures as they come
   * @throws SwampException when no runtime could be had, or it ended in the middle
   */
  public int run(RequestMessage request, DaemonUse use, Consumer<ServerMessage> answers) {
    Connection connection = connector.connect(use);
    for (int attempt = 1;; attempt++) {
      Outcome outcome = hold(connection, request, answers);
      boolean last = attempt == ATTEMPTS || !connection.resident();
      switch (outcome) {
        case Outcome.Finished finished -> {
          return finished.code();
        }
        case Outcome.NotStarted _ -> {
          if (last) {
            throw connection.ended();
          }
          connection = connector.connect(use);
        }
        case Outcome.Retiring retiring -> {
          if (last) {
            answers.accept(retiring.reason());
            return retiring.reason().failure().exitCode();
          }
          connection = connector.connect(use);
        }
        case Outcome.OtherProtocol other -> {
          SwampException mismatch = mismatch(other.number());
          if (last) {
            throw mismatch;
          }
          connection = replaced(request.caller(), use, other.number(), mismatch);
        }
      }
    }
  }

  /** Asks the daemon that runs now; empty when none does. */
  public OptionalInt runOnRunning(RequestMessage request, Consumer<ServerMessage> answers) {
    Optional<Connection> running = connector.connectToRunning();
    if (running.isEmpty()) {
      return OptionalInt.empty();
    }
    return switch (hold(running.get(), request, answers)) {
      case Outcome.Finished finished -> OptionalInt.of(finished.code());
      case Outcome.NotStarted _, Outcome.Retiring _ -> OptionalInt.empty();
      case Outcome.OtherProtocol other -> throw mismatch(other.number());
    };
  }

  private Outcome hold(Connection connection, RequestMessage request, Consumer<ServerMessage> answers) {
    Conversation conversation = new Conversation(connection);
    interruption.watch(reason -> conversation.cancel(request.id(), reason));
    try (connection) {
      return conversation.hold(hello, request, answers);
    } finally {
      interruption.unwatch();
    }
  }

  private Connection replaced(Caller caller, DaemonUse use, int otherProtocol, SwampException mismatch) {
    if (!use.spawn()) {
      return connector.withoutDaemon(use, mismatch);
    }
    try {
      retire(caller, otherProtocol);
      return connector.connect(use);
    } catch (SwampException e) {
      return connector.withoutDaemon(use, mismatch);
    }
  }

  /** Asks a daemon, in the number of its own protocol, to finish its work and leave. */
  private void retire(Caller caller, int otherProtocol) {
    Optional<Connection> running = connector.connectToRunning();
    if (running.isPresent()) {
      ClientHello theirs = new ClientHello(otherProtocol, hello.build(), hello.jdk(), hello.client());
      try (Connection connection = running.get()) {
        RequestMessage stop = new RequestMessage("retire", caller, new DaemonStop(false, true));
        new Conversation(connection).hold(theirs, stop, _ -> {});
      }
    }
    connector.awaitAbsence();
  }

  private static SwampException mismatch(int number) {
    return new SwampException(ErrorCode.VERSION_MISMATCH, "The running swamp daemon speaks protocol " + number
        + ", this program another one").withHint("Replace it with: swamp daemon stop && swamp daemon start");
  }
}

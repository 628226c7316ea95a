package swamp.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import swamp.protocol.BuildFingerprint;
import swamp.protocol.CancelMessage;
import swamp.protocol.ClientHello;
import swamp.protocol.ErrorCode;
import swamp.protocol.Event;
import swamp.protocol.EventMessage;
import swamp.protocol.ExitMessage;
import swamp.protocol.Failure;
import swamp.protocol.FailureMessage;
import swamp.protocol.FrameLimits;
import swamp.protocol.FrameReader;
import swamp.protocol.MessageCodec;
import swamp.protocol.ProtocolVersion;
import swamp.protocol.RequestMessage;
import swamp.protocol.ResultMessage;
import swamp.protocol.ServerHello;
import swamp.protocol.ServerMessage;
import swamp.protocol.SwampException;
import swamp.runtime.AnswerSink;
import swamp.runtime.CancellationSource;

/**
 * The server's side of one conversation, over whatever transport: hello, one request, perhaps a cancel; then events,
 * results, perhaps a failure, and the exit last. Thread-safe; what comes after the exit is dropped.
 */
final class RequestSession implements AnswerSink {
  private enum Phase {
    EXPECTS_HELLO,
    EXPECTS_REQUEST,
    RUNNING,
    OVER
  }

  private final Object guard = new Object();
  private final RequestRouter router;
  private final FrameOutlet outlet;
  private final CancellationSource cancellation = new CancellationSource();
  private Phase phase = Phase.EXPECTS_HELLO;
  private String id = "";
  private ClientHello hello = new ClientHello(0, "", "", "");
  private Optional<Failure> violation = Optional.empty();

  RequestSession(RequestRouter router, FrameOutlet outlet) {
    this.router = router;
    this.outlet = outlet;
  }

  /** Takes one payload from the client. */
  void receive(byte[] payload) {
    try {
      switch (MessageCodec.decodeClient(payload)) {
        case ClientHello hello -> greet(hello);
        case RequestMessage request -> begin(request);
        case CancelMessage cancel -> cancel(cancel);
      }
    } catch (SwampException e) {
      refuse(e);
    }
  }

  /** Ends the conversation because of what the client sent or did not send; a running request is cancelled first. */
  void refuse(SwampException reason) {
    synchronized (guard) {
      if (phase == Phase.EXPECTS_HELLO) {
        sayHello();
      }
      if (phase == Phase.RUNNING) {
        violation = Optional.of(Failure.of(reason));
      } else {
        fail(Failure.of(reason));
        return;
      }
    }
    cancellation.cancel("the client broke the protocol");
  }

  /** The client's stream ended: that is a cancel, too (lesson 20). */
  void clientGone() {
    synchronized (guard) {
      if (phase != Phase.RUNNING) {
        phase = Phase.OVER;
        return;
      }
    }
    cancellation.cancel("the client is gone");
  }

  /** Cancels the running request, if there is one. */
  void cancelRequest(String reason) {
    cancellation.cancel(reason);
  }

  /** Whether hello and request have not both arrived yet. */
  boolean awaitsRequest() {
    synchronized (guard) {
      return phase == Phase.EXPECTS_HELLO || phase == Phase.EXPECTS_REQUEST;
    }
  }

  @Override
  public void event(Event event) {
    send(new EventMessage(id(), event));
  }

  @Override
  public void result(JsonNode document) {
    send(new ResultMessage(id(), document));
  }

  /** Ends the conversation with this exit code; says whether it was not over before. */
  boolean succeed(int code) {
    return conclude(Optional.empty(), code);
  }

  /** Ends the conversation with this failure and its exit code; says whether it was not over before. */
  boolean fail(Failure failure) {
    return conclude(Optional.of(failure), failure.exitCode());
  }

  private void greet(ClientHello said) {
    synchronized (guard) {
      require(phase == Phase.EXPECTS_HELLO, "A second hello");
      phase = Phase.EXPECTS_REQUEST;
      hello = said;
      sayHello();
      if (said.protocol() != ProtocolVersion.NUMBER) {
        fail(Failure.of(new SwampException(ErrorCode.VERSION_MISMATCH, "The client speaks protocol " + said.protocol()
            + ", this server " + ProtocolVersion.NUMBER + " (" + BuildFingerprint.current().text() + ")")
            .withHint("Use client and server of one installation; `swamp daemon stop` ends an old server")));
      }
    }
  }

  private void begin(RequestMessage request) {
    AcceptedRequest accepted;
    synchronized (guard) {
      if (phase == Phase.OVER) {
        return;
      }
      require(phase == Phase.EXPECTS_REQUEST, phase == Phase.RUNNING ? "A second request" : "A request before hello");
      phase = Phase.RUNNING;
      id = request.id();
      accepted = new AcceptedRequest(request, hello, cancellation, this);
    }
    router.route(accepted);
  }

  private void cancel(CancelMessage cancel) {
    synchronized (guard) {
      if (phase == Phase.OVER) {
        return;
      }
      require(phase == Phase.RUNNING, "A cancel before the request");
      require(cancel.id().equals(id), "A cancel with another id than the request's");
    }
    cancellation.cancel(cancel.reason());
  }

  private static void require(boolean allowed, String what) {
    if (!allowed) {
      throw new SwampException(ErrorCode.PROTOCOL_VIOLATION, what + " is not allowed on this connection");
    }
  }

  private void sayHello() {
    outlet.write(MessageCodec.encode(new ServerHello(ProtocolVersion.NUMBER, BuildFingerprint.current().text(),
        Runtime.version().toString(), ProcessHandle.current().pid())));
  }

  private String id() {
    synchronized (guard) {
      return id;
    }
  }

  /** Waits for the reader outside the guard: whoever ends the conversation must never wait for a slow reader. */
  private void send(ServerMessage message) {
    byte[] payload = MessageCodec.encode(message);
    FrameReader.checkedLength(payload.length, FrameLimits.SERVER_TO_CLIENT);
    outlet.awaitCapacity();
    synchronized (guard) {
      if (phase == Phase.RUNNING) {
        outlet.write(payload);
      }
    }
  }

  private boolean conclude(Optional<Failure> failure, int code) {
    synchronized (guard) {
      if (phase == Phase.OVER) {
        return false;
      }
      phase = Phase.OVER;
      Optional<Failure> reason = violation.or(() -> failure);
      reason.ifPresent(why -> outlet.write(MessageCodec.encode(new FailureMessage(id, why))));
      outlet.finish(MessageCodec.encode(new ExitMessage(id, violation.map(Failure::exitCode).orElse(code))));
      return true;
    }
  }
}

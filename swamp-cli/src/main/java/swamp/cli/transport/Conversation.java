package swamp.cli.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import swamp.protocol.BuildFingerprint;
import swamp.protocol.CancelMessage;
import swamp.protocol.ClientHello;
import swamp.protocol.ErrorCode;
import swamp.protocol.EventMessage;
import swamp.protocol.ExitMessage;
import swamp.protocol.FailureMessage;
import swamp.protocol.FrameLimits;
import swamp.protocol.FrameReader;
import swamp.protocol.FrameWriter;
import swamp.protocol.MessageCodec;
import swamp.protocol.ProtocolVersion;
import swamp.protocol.RequestMessage;
import swamp.protocol.ResultMessage;
import swamp.protocol.ServerHello;
import swamp.protocol.ServerMessage;
import swamp.protocol.SwampException;

/**
 * One request over one connection: hello and request in one write, then whatever the runtime says, up to its exit.
 * {@link #hold} belongs to one thread; {@link #cancel} may be called from any other.
 */
public final class Conversation {
  private final Connection connection;
  private final FrameReader reader;
  private final FrameWriter writer;

  public Conversation(Connection connection) {
    this.connection = connection;
    this.reader = new FrameReader(connection.input(), FrameLimits.SERVER_TO_CLIENT);
    this.writer = new FrameWriter(connection.output(), FrameLimits.CLIENT_TO_SERVER);
  }

  /**
   * Asks, and hands every event, result and failure to {@code answers} in the order they arrive.
   *
   * @throws SwampException {@link ErrorCode#TRANSPORT_BROKEN} when the runtime ends in the middle,
   *     {@link ErrorCode#PROTOCOL_VIOLATION} when the request is too long or an answer is not understood
   */
  public Outcome hold(ClientHello hello, RequestMessage request, Consumer<ServerMessage> answers) {
    send(hello, request);
    boolean greeted = false;
    Optional<FailureMessage> retiring = Optional.empty();
    while (true) {
      Optional<byte[]> payload = read();
      if (payload.isEmpty()) {
        if (greeted) {
          throw connection.ended();
        }
        return new Outcome.NotStarted();
      }
      ServerMessage message = MessageCodec.decodeServer(payload.get());
      switch (message) {
        case ServerHello answer -> {
          greeted = true;
          if (answer.protocol() != hello.protocol()) {
            return new Outcome.OtherProtocol(answer.protocol());
          }
        }
        case ExitMessage exit -> {
          return retiring.isPresent() ? new Outcome.Retiring(retiring.get()) : new Outcome.Finished(exit.code());
        }
        case FailureMessage failure when failure.failure().code().equals(ErrorCode.DAEMON_RETIRING.wireName()) ->
            retiring = Optional.of(failure);
        case EventMessage _, ResultMessage _, FailureMessage _ -> answers.accept(message);
      }
    }
  }

  /** Asks the runtime to stop working on the request; nothing happens when it is gone already. */
  public void cancel(String requestId, String reason) {
    try {
      writer.write(MessageCodec.encode(new CancelMessage(requestId, reason)));
    } catch (SwampException e) {
      // The end of the stream will tell the same.
    }
  }

  /** The greeting of this build. */
  public static ClientHello hello(BuildFingerprint build, String client) {
    return new ClientHello(ProtocolVersion.NUMBER, build.text(), System.getProperty("java.version", ""), client, build.builtAt());
  }

  private void send(ClientHello hello, RequestMessage request) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    frames.writeBytes(FrameWriter.frame(MessageCodec.encode(hello), FrameLimits.CLIENT_TO_SERVER));
    frames.writeBytes(FrameWriter.frame(MessageCodec.encode(request), FrameLimits.CLIENT_TO_SERVER));
    try {
      connection.output().write(frames.toByteArray());
      connection.output().flush();
    } catch (IOException e) {
      // A server that refuses says why before it closes; reading finds that, or the end of the stream.
    }
  }

  private Optional<byte[]> read() {
    try {
      return reader.read();
    } catch (SwampException e) {
      if (e.code() == ErrorCode.TRANSPORT_BROKEN) {
        return Optional.empty();
      }
      throw e;
    }
  }
}

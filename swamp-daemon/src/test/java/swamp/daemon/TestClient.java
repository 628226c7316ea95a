package swamp.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import swamp.protocol.CancelMessage;
import swamp.protocol.ClientMessage;
import swamp.protocol.Event;
import swamp.protocol.EventMessage;
import swamp.protocol.ExitMessage;
import swamp.protocol.Failure;
import swamp.protocol.FailureMessage;
import swamp.protocol.FrameLimits;
import swamp.protocol.FrameReader;
import swamp.protocol.FrameWriter;
import swamp.protocol.MessageCodec;
import swamp.protocol.Request;
import swamp.protocol.ResultMessage;
import swamp.protocol.ServerHello;
import swamp.protocol.ServerMessage;

/** A client of the protocol over a socket or a pair of pipes. */
final class TestClient implements AutoCloseable {
  static final String ID = "r-1";

  private final AutoCloseable connection;
  private final OutputStream output;
  private final FrameReader reader;
  private final FrameWriter writer;

  TestClient(AutoCloseable connection, InputStream input, OutputStream output) {
    this.connection = connection;
    this.output = output;
    this.reader = new FrameReader(input, FrameLimits.SERVER_TO_CLIENT);
    this.writer = new FrameWriter(output, FrameLimits.CLIENT_TO_SERVER);
  }

  static TestClient connect(Path socket) {
    try {
      SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
      return new TestClient(channel, Channels.newInputStream(channel), Channels.newOutputStream(channel));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says hello and asks; the answers are still to be read. */
  TestClient ask(Request request) {
    send(Messages.hello());
    send(Messages.request(ID, request));
    return this;
  }

  void cancel(String reason) {
    send(new CancelMessage(ID, reason));
  }

  void send(ClientMessage message) {
    writer.write(MessageCodec.encode(message));
  }

  void sendBytes(byte[] bytes) throws IOException {
    output.write(bytes);
    output.flush();
  }

  Optional<ServerMessage> next() {
    return reader.read().map(MessageCodec::decodeServer);
  }

  /** Reads until an event of this kind has come. */
  <T extends Event> T awaitEvent(Class<T> kind) {
    while (true) {
      if (next().orElseThrow() instanceof EventMessage message && kind.isInstance(message.event())) {
        return kind.cast(message.event());
      }
    }
  }

  /** Reads to the end of the stream; the exit must come last, and only once. */
  Answers answers() {
    List<ServerMessage> all = new ArrayList<>();
    for (Optional<ServerMessage> message = next(); message.isPresent(); message = next()) {
      all.add(message.get());
    }
    assertEquals(1, all.stream().filter(ExitMessage.class::isInstance).count(), all.toString());
    return new Answers(all, (ExitMessage) all.getLast());
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  record Answers(List<ServerMessage> all, ExitMessage exit) {
    int code() {
      return exit.code();
    }

    boolean beginsWithHello() {
      return all.getFirst() instanceof ServerHello;
    }

    JsonNode result() {
      List<JsonNode> results = all.stream().filter(ResultMessage.class::isInstance)
          .map(message -> ((ResultMessage) message).document()).toList();
      assertEquals(1, results.size(), all.toString());
      return results.getFirst();
    }

    Failure failure() {
      return all.stream().filter(FailureMessage.class::isInstance)
          .map(message -> ((FailureMessage) message).failure()).findFirst().orElseThrow();
    }
  }
}

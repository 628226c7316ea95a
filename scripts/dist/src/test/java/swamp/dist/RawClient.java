package swamp.dist;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import swamp.protocol.ByDefinition;
import swamp.protocol.Caller;
import swamp.protocol.ClientHello;
import swamp.protocol.ClientMessage;
import swamp.protocol.DaemonStatus;
import swamp.protocol.ExitMessage;
import swamp.protocol.FrameLimits;
import swamp.protocol.FrameReader;
import swamp.protocol.FrameWriter;
import swamp.protocol.MessageCodec;
import swamp.protocol.MethodRun;
import swamp.protocol.OutputMode;
import swamp.protocol.ProtocolVersion;
import swamp.protocol.Request;
import swamp.protocol.RequestMessage;
import swamp.protocol.ResultMessage;
import swamp.protocol.RunChecks;
import swamp.protocol.RunReports;
import swamp.protocol.ServerMessage;
import swamp.protocol.Terminal;

/** A client that speaks the protocol itself, to do what the installed one never would. */
public final class RawClient implements AutoCloseable {
  private final SocketChannel channel;
  private final OutputStream output;
  private final FrameReader reader;
  private final FrameWriter writer;

  private RawClient(SocketChannel channel) {
    this.channel = channel;
    this.output = Channels.newOutputStream(channel);
    this.reader = new FrameReader(Channels.newInputStream(channel), FrameLimits.SERVER_TO_CLIENT);
    this.writer = new FrameWriter(output, FrameLimits.CLIENT_TO_SERVER);
  }

  public static RawClient connect(Path socket) throws IOException {
    return new RawClient(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
  }

  public static RawClient connect(Swamp swamp) throws IOException {
    return connect(swamp.daemonDirectory().resolve("daemon.sock"));
  }

  /** What the daemon says of itself. */
  public static JsonNode status(Swamp swamp) throws IOException {
    try (RawClient client = connect(swamp)) {
      client.hello("a test");
      client.request(new DaemonStatus(), swamp.repository(), Map.of());
      return client.rest().stream().filter(ResultMessage.class::isInstance)
          .map(message -> ((ResultMessage) message).document()).findFirst().orElseThrow();
    }
  }

  /** Waits until the daemon has ended, and counted, every request but the one that asks. */
  public static void awaitIdle(Swamp swamp) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Swamp.PATIENCE_SECONDS);
    while (true) {
      JsonNode requests = status(swamp).get("requests");
      if (requests.get("running").isEmpty() && requests.get("waiting").isEmpty()) {
        return;
      }
      if (System.nanoTime() >= end) {
        throw new AssertionError("The daemon is never idle: " + requests);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** A recorded run of a method. */
  public static MethodRun methodRun(String model, String method, List<String> inputs) {
    return methodRun(Optional.empty(), model, method, inputs);
  }

  /** A recorded run of a method of this repository, whatever the working directory. */
  public static MethodRun methodRun(Optional<String> repository, String model, String method, List<String> inputs) {
    return new MethodRun(repository, new ByDefinition(model, method), inputs, List.of(), Optional.empty(),
        Optional.empty(), List.of(), false, RunChecks.all(), RunReports.all(), Optional.empty(), false, Optional.empty(),
        Optional.empty());
  }

  public void hello(String build) {
    send(new ClientHello(ProtocolVersion.NUMBER, build, "25", "test"));
  }

  public void request(Request request, Path workingDirectory, Map<String, String> environment) {
    send(new RequestMessage("1", new Caller(environment, workingDirectory.toString(), "tester", OutputMode.JSON, false,
        "", new Terminal(false, false, false, 0)), request));
  }

  public void send(ClientMessage message) {
    writer.write(MessageCodec.encode(message));
  }

  public void sendBytes(byte[] bytes) throws IOException {
    output.write(bytes);
    output.flush();
  }

  public Optional<ServerMessage> next() {
    return reader.read().map(MessageCodec::decodeServer);
  }

  /** Everything up to the end of the stream. */
  public List<ServerMessage> rest() {
    List<ServerMessage> all = new ArrayList<>();
    for (Optional<ServerMessage> message = next(); message.isPresent(); message = next()) {
      all.add(message.get());
    }
    return all;
  }

  /** The exit code, without keeping what comes before it; empty when the stream ends without one. */
  public OptionalInt exitCode() {
    OptionalInt code = OptionalInt.empty();
    for (Optional<ServerMessage> message = next(); message.isPresent(); message = next()) {
      code = message.get() instanceof ExitMessage exit ? OptionalInt.of(exit.code()) : OptionalInt.empty();
    }
    return code;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

package swamp.cli;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import swamp.protocol.ClientMessage;
import swamp.protocol.FrameLimits;
import swamp.protocol.FrameReader;
import swamp.protocol.FrameWriter;
import swamp.protocol.MessageCodec;
import swamp.protocol.ServerHello;
import swamp.protocol.ServerMessage;
import swamp.protocol.SocketLocation;
import swamp.protocol.SwampException;

/** A daemon on a real socket in a directory of its own, which plays one part for each connection, in order. */
public final class FakeDaemon implements AutoCloseable {
  /** What happens on one connection. */
  @FunctionalInterface
  public interface Part {
    void play(Peer client) throws IOException;
  }

  private final Path directory;
  private final ServerSocketChannel listener;
  private final List<ClientMessage> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch finished;
  private volatile boolean leaving;

  private FakeDaemon(Path directory, List<Part> parts) throws IOException {
    this.directory = directory;
    this.finished = new CountDownLatch(parts.size());
    this.listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(new SocketLocation(directory).socket()));
    Thread.ofPlatform().daemon().start(() -> serve(parts));
  }

  public static FakeDaemon playing(Part... parts) throws IOException {
    return new FakeDaemon(directory(), List.of(parts));
  }

  /** A part that reads hello and request, says hello and then these messages. */
  public static Part answering(ServerMessage... messages) {
    return client -> {
      client.read();
      client.read();
      client.say(new ServerHello(1, "test", "25", 1));
      for (ServerMessage message : messages) {
        client.say(message);
      }
    };
  }

  /** A private directory whose path is short enough for a socket. */
  public static Path directory() throws IOException {
    return Files.createTempDirectory(
        Path.of("/tmp"), "sw", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  public SocketLocation location() {
    return new SocketLocation(directory);
  }

  /** An environment that leads to this daemon. */
  public Map<String, String> environment() {
    return Map.of(SocketLocation.DIRECTORY_VARIABLE, directory.toString());
  }

  /** Everything that clients said, once all parts are played. */
  public List<ClientMessage> received() {
    try {
      if (!finished.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("Not all parts were played; received so far: " + received);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return new ArrayList<>(received);
  }

  /** The daemon stops listening after its last part, as one that retires. */
  public void closeAfterParts() {
    leaving = true;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    delete(directory);
  }

  public static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private void serve(List<Part> parts) {
    for (int i = 0; i < parts.size(); i++) {
      try (SocketChannel channel = listener.accept()) {
        parts.get(i).play(new Peer(channel));
        if (leaving && i == parts.size() - 1) {
          listener.close();
        }
      } catch (IOException | SwampException e) {
        // The client left, or the test is over.
      } finally {
        finished.countDown();
      }
    }
  }

  /** The client at the other end. */
  public final class Peer {
    private final FrameReader reader;
    private final FrameWriter writer;

    private Peer(SocketChannel channel) {
      this.reader = new FrameReader(Channels.newInputStream(channel), FrameLimits.CLIENT_TO_SERVER);
      this.writer = new FrameWriter(Channels.newOutputStream(channel), FrameLimits.SERVER_TO_CLIENT);
    }

    public ClientMessage read() {
      ClientMessage message = MessageCodec.decodeClient(reader.read().orElseThrow());
      received.add(message);
      return message;
    }

    public void say(ServerMessage message) {
      writer.write(MessageCodec.encode(message));
    }
  }
}

package swamp.dist.rule;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import swamp.protocol.ClientHello;
import swamp.protocol.ClientMessage;
import swamp.protocol.ErrorCode;
import swamp.protocol.ExitMessage;
import swamp.protocol.Failure;
import swamp.protocol.FailureMessage;
import swamp.protocol.FrameLimits;
import swamp.protocol.FrameReader;
import swamp.protocol.FrameWriter;
import swamp.protocol.MessageCodec;
import swamp.protocol.ProtocolVersion;
import swamp.protocol.ServerHello;
import swamp.protocol.SwampException;

/** Somebody who listens on the daemon's socket, holds its lock, and behaves as no daemon should. */
final class StandInDaemon implements AutoCloseable {
  private final Path directory;
  private final FileChannel lockFile;
  private final ServerSocketChannel server;
  private final List<SocketChannel> waiting = new ArrayList<>();
  private final BlockingQueue<ClientMessage> heard = new LinkedBlockingQueue<>();

  private StandInDaemon(Path directory, int backlog) throws IOException {
    this.directory = directory;
    this.lockFile = FileChannel.open(
        directory.resolve("daemon.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    lockFile.lock();
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(directory.resolve("daemon.sock")), backlog);
  }

  /** Its backlog is full, and it looks at nobody. */
  static StandInDaemon thatNeverAccepts(Path directory) throws IOException {
    StandInDaemon daemon = new StandInDaemon(directory, 1);
    while (true) {
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      daemon.waiting.add(channel);
      channel.configureBlocking(false);
      try {
        if (!channel.connect(UnixDomainSocketAddress.of(daemon.socket()))) {
          return daemon;
        }
      } catch (IOException full) {
        return daemon;
      }
    }
  }

  /** It reads the request and hangs up. */
  static StandInDaemon thatHangsUp(Path directory) throws IOException {
    return answering(directory, (reader, writer, daemon) -> {
      daemon.hear(reader);
      writer.write(MessageCodec.encode(hello()));
      daemon.hear(reader);
    });
  }

  /** It reads the request and whatever follows, and never answers. */
  static StandInDaemon thatIsStuck(Path directory) throws IOException {
    return answering(directory, (reader, writer, daemon) -> {
      daemon.hear(reader);
      writer.write(MessageCodec.encode(hello()));
      while (daemon.hear(reader)) {
        // It listens until the client gives up.
      }
    });
  }

  /** It speaks another protocol, and leaves when it is asked to in its own. */
  static StandInDaemon ofProtocol(Path directory, int protocol) throws IOException {
    return answering(directory, (reader, writer, daemon) -> {
      ClientMessage hello = MessageCodec.decodeClient(reader.read().orElseThrow());
      writer.write(MessageCodec.encode(new ServerHello(protocol, "old", "21", 1)));
      daemon.heard.add(hello);
      if (hello instanceof ClientHello theirs && theirs.protocol() == protocol) {
        daemon.hear(reader);
        writer.write(MessageCodec.encode(new ExitMessage("retire", 0)));
        daemon.close();
      } else {
        writer.write(MessageCodec.encode(
            new FailureMessage("", Failure.of(new SwampException(ErrorCode.VERSION_MISMATCH, "another protocol")))));
        writer.write(MessageCodec.encode(new ExitMessage("", 76)));
      }
    });
  }

  Path socket() {
    return directory.resolve("daemon.sock");
  }

  /** The next thing that a client has said. */
  ClientMessage heard() throws InterruptedException {
    return heard.take();
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel channel : waiting) {
      channel.close();
    }
    server.close();
    lockFile.close();
  }

  private static ServerHello hello() {
    return new ServerHello(ProtocolVersion.NUMBER, "stand-in", "25", ProcessHandle.current().pid());
  }

  private boolean hear(FrameReader reader) {
    return reader.read().map(MessageCodec::decodeClient).map(heard::add).orElse(false);
  }

  private static StandInDaemon answering(Path directory, Behaviour behaviour) throws IOException {
    StandInDaemon daemon = new StandInDaemon(directory, 50);
    Thread.ofVirtual().start(() -> daemon.serve(behaviour));
    return daemon;
  }

  private void serve(Behaviour behaviour) {
    while (server.isOpen()) {
      try (SocketChannel channel = server.accept()) {
        behaviour.answer(
            new FrameReader(Channels.newInputStream(channel), FrameLimits.CLIENT_TO_SERVER),
            new FrameWriter(Channels.newOutputStream(channel), FrameLimits.SERVER_TO_CLIENT),
            this);
      } catch (IOException | RuntimeException e) {
        // A client that went away is what some tests are about.
      }
    }
  }

  /** What it does with one connection. */
  private interface Behaviour {
    void answer(FrameReader reader, FrameWriter writer, StandInDaemon daemon) throws IOException;
  }
}

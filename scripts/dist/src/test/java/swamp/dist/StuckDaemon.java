package swamp.dist;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A daemon that accepts connections and never says anything. */
final class StuckDaemon implements AutoCloseable {
  private final ServerSocketChannel listener;

  StuckDaemon(Path directory) throws IOException {
    listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(directory.resolve("daemon.sock")));
  }

  /** Waits for a client, and for the first bytes of its request; reads no more than those. */
  SocketChannel awaitRequest() throws IOException {
    SocketChannel client = listener.accept();
    client.read(ByteBuffer.allocate(1));
    return client;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}

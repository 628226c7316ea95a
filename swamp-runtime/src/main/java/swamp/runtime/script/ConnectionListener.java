package swamp.runtime.script;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A place where a run waits for connections. Closing wakes whoever waits. */
sealed interface ConnectionListener extends AutoCloseable {
  Connection accept() throws IOException;

  SocketAddress address() throws IOException;

  @Override
  void close() throws IOException;

  /** TCP; port 0 takes a free one, an empty host name every address. */
  static ConnectionListener tcp(String hostname, int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(hostname.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(InetAddress.getByName(hostname), port));
      return new Tcp(socket);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /** A Unix domain socket. */
  static ConnectionListener local(Path path) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      return new Local(channel.bind(UnixDomainSocketAddress.of(path)), path);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** On TCP. */
  record Tcp(ServerSocket socket) implements ConnectionListener {
    @Override
    public Connection accept() throws IOException {
      return Connection.of(socket.accept());
    }

    @Override
    public SocketAddress address() {
      return socket.getLocalSocketAddress();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** On a Unix domain socket, whose node goes with it. */
  record Local(ServerSocketChannel channel, Path path) implements ConnectionListener {
    @Override
    public Connection accept() throws IOException {
      return Connection.of(channel.accept());
    }

    @Override
    public SocketAddress address() throws IOException {
      return channel.getLocalAddress();
    }

    @Override
    public void close() throws IOException {
      channel.close();
      Files.deleteIfExists(path);
    }
  }
}

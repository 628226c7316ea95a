package swamp.runtime.script;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A stream connection of a run: TCP, TLS over TCP, or a Unix domain socket. Reading and writing may go on side by side
 * on two threads; closing wakes both.
 */
final class Connection implements AutoCloseable {
  private static final int LOOK_AROUND_MILLISECONDS = 100;

  private final Transport transport;
  private final Lock reading = new ReentrantLock();
  private volatile boolean closed;
  private volatile boolean handedOn;

  /** What the bytes travel over. */
  private sealed interface Transport {
    /** TCP or TLS. */
    record Tcp(Socket socket, InputStream in, OutputStream out) implements Transport {}

    /** A Unix domain socket. */
    record Local(SocketChannel channel, InputStream in, OutputStream out) implements Transport {}
  }

  private Connection(Transport transport) {
    this.transport = transport;
  }

  static Connection of(Socket socket) throws IOException {
    if (!(socket instanceof SSLSocket)) {
      socket.setSoTimeout(LOOK_AROUND_MILLISECONDS);
    }
    return new Connection(new Transport.Tcp(socket, socket.getInputStream(), socket.getOutputStream()));
  }

  static Connection of(SocketChannel channel) {
    return new Connection(new Transport.Local(channel, Channels.newInputStream(channel), Channels.newOutputStream(channel)));
  }

  /** The TCP socket, for putting TLS on top of it; nobody reads from this connection any more. */
  Socket handOn() {
    handedOn = true;
    reading.lock();
    try {
      return switch (transport) {
        case Transport.Tcp tcp -> tcp.socket();
        case Transport.Local local -> throw new HostError("NotSupported", "TLS over a Unix domain socket is not supported by this runtime");
      };
    } finally {
      reading.unlock();
    }
  }

  /**
   * Up to {@code limit} bytes; empty at the end of the stream and after {@link #close}, no bytes after {@link
   * #handOn}.
   */
  Optional<byte[]> read(int limit) throws IOException {
    byte[] bytes = new byte[limit];
    InputStream in = switch (transport) {
      case Transport.Tcp tcp -> tcp.in();
      case Transport.Local local -> local.in();
    };
    reading.lock();
    try {
      while (!handedOn) {
        try {
          int count = in.read(bytes);
          return count < 0 ? Optional.empty() : Optional.of(Arrays.copyOf(bytes, count));
        } catch (SocketTimeoutException e) {
          // A look at whether the connection is wanted for TLS, which must find every byte that comes from then on.
        }
      }
      return Optional.of(new byte[0]);
    } catch (SocketException | ClosedChannelException e) {
      if (closed) {
        return Optional.empty();
      }
      throw e;
    } finally {
      reading.unlock();
    }
  }

  void write(byte[] bytes) throws IOException {
    OutputStream out = switch (transport) {
      case Transport.Tcp tcp -> tcp.out();
      case Transport.Local local -> local.out();
    };
    out.write(bytes);
    out.flush();
  }

  void shutdownOutput() throws IOException {
    switch (transport) {
      case Transport.Tcp tcp -> tcp.socket().shutdownOutput();
      case Transport.Local local -> local.channel().shutdownOutput();
    }
  }

  void noDelay(boolean on) throws IOException {
    if (transport instanceof Transport.Tcp tcp) {
      tcp.socket().setTcpNoDelay(on);
    }
  }

  void keepAlive(boolean on) throws IOException {
    if (transport instanceof Transport.Tcp tcp) {
      tcp.socket().setKeepAlive(on);
    }
  }

  /** Both ends: {local: address, remote: address}. */
  ObjectNode facts() throws IOException {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    switch (transport) {
      case Transport.Tcp tcp -> {
        facts.set("local", address(tcp.socket().getLocalSocketAddress()));
        facts.set("remote", address(tcp.socket().getRemoteSocketAddress()));
      }
      case Transport.Local local -> {
        facts.set("local", address(local.channel().getLocalAddress()));
        facts.set("remote", address(local.channel().getRemoteAddress()));
      }
    }
    return facts;
  }

  /** {transport: "tcp", hostname, port} or {transport: "unix", path}. */
  static ObjectNode address(@Nullable SocketAddress address) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    return switch (address) {
      case InetSocketAddress inet -> node.put("transport", "tcp")
          .put("hostname", inet.getAddress() == null ? inet.getHostString() : inet.getAddress().getHostAddress())
          .put("port", inet.getPort());
      case UnixDomainSocketAddress local -> node.put("transport", "unix").put("path", local.getPath().toString());
      case null, default -> node;
    };
  }

  @Override
  public void close() throws IOException {
    closed = true;
    switch (transport) {
      case Transport.Tcp tcp -> tcp.socket().close();
      case Transport.Local local -> local.channel().close();
    }
  }
}

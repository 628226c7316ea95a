package swamp.runtime.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLSocket;
import swamp.protocol.JsonText;

/**
 * Connections and listeners: what {@code Deno.connect} and {@code node:net}, {@code node:tls}, {@code node:http} are
 * made of.
 */
final class ConnectionFunctions {
  private ConnectionFunctions() {}

  static void register(Map<String, HostFunction> functions) {
    functions.put("connection.connect", ConnectionFunctions::connect);
    functions.put("connection.startTls", ConnectionFunctions::startTls);
    functions.put("connection.read", call -> {
      Connection connection = connection(call);
      int limit = (int) call.integer(1);
      return FileFunctions.within("", () -> {
        var bytes = connection.read(limit);
        return bytes.isPresent() ? bytes.get() : HostValue.Nothing.NULL;
      });
    });
    functions.put("connection.write", call -> {
      Connection connection = connection(call);
      byte[] bytes = call.bytes(1);
      return done(() -> connection.write(bytes));
    });
    functions.put("connection.shutdownOutput", call -> {
      Connection connection = connection(call);
      return done(connection::shutdownOutput);
    });
    functions.put("connection.noDelay", call -> {
      Connection connection = connection(call);
      boolean on = call.flag(1);
      return done(() -> connection.noDelay(on));
    });
    functions.put("connection.keepAlive", call -> {
      Connection connection = connection(call);
      boolean on = call.flag(1);
      return done(() -> connection.keepAlive(on));
    });
    functions.put("connection.listen", ConnectionFunctions::listen);
    functions.put("connection.accept", ConnectionFunctions::accept);
    functions.put("connection.close", call -> {
      RunScope scope = call.scope();
      long number = call.integer(0);
      AutoCloseable resource = scope.requireResource(number, AutoCloseable.class);
      scope.forget(number);
      return done(() -> close(resource));
    });
  }

  private static void close(AutoCloseable resource) throws IOException {
    switch (resource) {
      case Connection connection -> connection.close();
      case ConnectionListener listener -> listener.close();
      default -> throw new HostError("BadResource", "Bad resource ID");
    }
  }

  private static Connection connection(HostCall call) {
    return call.scope().requireResource(call.integer(0), Connection.class);
  }

  /** {hostname, port, path, timeout, tls?}: a connection's number and its facts. */
  private static Callable<?> connect(HostCall call) {
    RunScope scope = call.scope();
    JsonNode request = JsonText.parse(call.string(0));
    return FileFunctions.within("", () -> {
      if (request.hasNonNull("path")) {
        return opened(scope, connectLocal(scope.resolve(request.path("path").asText())));
      }
      Socket socket = connectTcp(request.path("hostname").asText(), request.path("port").asInt(), request.path("timeout").asInt(0));
      return request.hasNonNull("tls")
          ? secured(scope, socket, () -> TlsSettings.of(request.path("tls")).connect(socket))
          : opened(scope, Connection.of(socket));
    });
  }

  private static Connection connectLocal(Path path) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(path));
      return Connection.of(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static Socket connectTcp(String hostname, int port, int timeout) throws IOException {
    IOException failure = new ConnectException("Connection refused");
    for (InetAddress address : InetAddress.getAllByName(hostname)) {
      Socket socket = new Socket();
      try {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(address, port), timeout);
        return socket;
      } catch (IOException | RuntimeException e) {
        socket.close();
        if (!(e instanceof IOException refusal)) {
          throw e;
        }
        failure = refusal;
      }
    }
    throw failure;
  }

  /** number, settings: the same connection goes on in TLS, under a new number. */
  private static Callable<?> startTls(HostCall call) {
    RunScope scope = call.scope();
    long number = call.integer(0);
    Connection plain = connection(call);
    TlsSettings settings = TlsSettings.of(JsonText.parse(call.string(1)));
    boolean asServer = call.flag(2);
    return FileFunctions.within("", () -> {
      Socket socket = plain.handOn();
      socket.setSoTimeout(0);
      List<?> secured = secured(scope, socket, () -> asServer ? settings.accept(socket) : settings.connect(socket));
      scope.forget(number);
      return secured;
    });
  }

  private static List<?> secured(RunScope scope, Socket socket, Callable<SSLSocket> handshake) throws Exception {
    try {
      SSLSocket secure = handshake.call();
      Connection connection = Connection.of(secure);
      ObjectNode facts = connection.facts();
      facts.set("tls", TlsSettings.facts(secure));
      return List.of(scope.open(connection), new HostValue.Json(JsonText.compact(facts)));
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private static List<?> opened(RunScope scope, Connection connection) throws IOException {
    String facts = JsonText.compact(connection.facts());
    return List.of(scope.open(connection), new HostValue.Json(facts));
  }

  /** {hostname, port, path}: a listener's number and its address. */
  private static Callable<?> listen(HostCall call) {
    RunScope scope = call.scope();
    JsonNode request = JsonText.parse(call.string(0));
    return FileFunctions.within("", () -> {
      ConnectionListener listener = request.hasNonNull("path")
          ? ConnectionListener.local(scope.resolve(request.path("path").asText()))
          : ConnectionListener.tcp(request.path("hostname").asText(""), request.path("port").asInt());
      String address = JsonText.compact(Connection.address(listener.address()));
      return List.of(scope.open(listener), new HostValue.Json(address));
    });
  }

  private static Callable<?> accept(HostCall call) {
    RunScope scope = call.scope();
    ConnectionListener listener = scope.requireResource(call.integer(0), ConnectionListener.class);
    return FileFunctions.within("", () -> {
      try {
        return opened(scope, listener.accept());
      } catch (ClosedChannelException | SocketException e) {
        throw new HostError("BadResource", "Listener has been closed");
      }
    });
  }

  /** Work that ends without a value. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private static Callable<?> done(Work work) {
    return FileFunctions.within("", () -> {
      work.run();
      return HostValue.Nothing.UNDEFINED;
    });
  }
}

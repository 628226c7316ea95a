package swamp.runtime.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import swamp.protocol.JsonText;

/** The host's side of {@code WebSocket}: connections that belong to the run. */
final class WebSocketFunctions {
  private final HttpClients clients;

  private WebSocketFunctions(HttpClients clients) {
    this.clients = clients;
  }

  static void register(Map<String, HostFunction> functions, HttpClients clients) {
    WebSocketFunctions sockets = new WebSocketFunctions(clients);
    functions.put("socket.open", call -> {
      RunScope scope = call.scope();
      JsonNode facts = JsonText.parse(call.string(0));
      return () -> scope.open(sockets.prepare(scope, facts));
    });
    functions.put("socket.connect", call -> {
      PreparedSocket prepared = prepared(call);
      return prepared::connect;
    });
    functions.put("socket.next", call -> {
      WebSocketConnection connection = prepared(call).connection();
      return connection::next;
    });
    functions.put("socket.sendText", call -> {
      WebSocketConnection connection = prepared(call).connection();
      String text = new String(call.bytes(1), StandardCharsets.UTF_8);
      return finished(() -> connection.socket().sendText(text, true));
    });
    functions.put("socket.sendBytes", call -> {
      WebSocketConnection connection = prepared(call).connection();
      byte[] content = call.bytes(1);
      return finished(() -> connection.socket().sendBinary(ByteBuffer.wrap(content), true));
    });
    functions.put("socket.close", call -> {
      WebSocketConnection connection = prepared(call).connection();
      int code = Math.toIntExact(call.integer(1));
      String reason = call.string(2);
      // No code at all cannot be sent by the JDK; a normal end is what it means.
      return finished(() -> connection.socket().sendClose(code == 1005 ? WebSocket.NORMAL_CLOSURE : code, reason));
    });
    functions.put("socket.abandon", call -> {
      RunScope scope = call.scope();
      PreparedSocket prepared = prepared(call);
      scope.forget(call.integer(0));
      return () -> {
        prepared.close();
        return HostValue.Nothing.UNDEFINED;
      };
    });
  }

  private static PreparedSocket prepared(HostCall call) {
    return call.scope().resource(call.integer(0), PreparedSocket.class)
        .orElseThrow(() -> new HostError("BadResource", "Bad resource ID"));
  }

  private static Callable<?> finished(Callable<CompletableFuture<WebSocket>> work) {
    return () -> {
      try {
        work.call().get();
      } catch (ExecutionException e) {
        throw new HostError("Error", String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
      }
      return HostValue.Nothing.UNDEFINED;
    };
  }

  private PreparedSocket prepare(RunScope scope, JsonNode facts) throws Exception {
    WebSocket.Builder builder = clients.client(scope, JsonText.parse("{}")).newWebSocketBuilder();
    facts.path("headers").forEach(header -> builder.header(header.get(0).asText(), header.get(1).asText()));
    List<String> protocols = new ArrayList<>();
    facts.path("protocols").forEach(protocol -> protocols.add(protocol.asText()));
    if (!protocols.isEmpty()) {
      builder.subprotocols(protocols.getFirst(), protocols.stream().skip(1).toArray(String[]::new));
    }
    return new PreparedSocket(builder, URI.create(facts.path("url").asText()), new WebSocketConnection());
  }

  /** A socket of a run, to be connected. */
  private record PreparedSocket(WebSocket.Builder builder, URI address, WebSocketConnection connection)
      implements AutoCloseable {
    /** Connects and returns the protocol that the server chose. */
    private String connect() throws InterruptedException {
      try {
        WebSocket socket = builder.buildAsync(address, connection).get();
        connection.connected(socket);
        return socket.getSubprotocol();
      } catch (ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        throw new HostError("NetworkError", cause instanceof WebSocketHandshakeException handshake
            ? "failed to connect to WebSocket: Invalid status code: " + handshake.getResponse().statusCode()
            : "failed to connect to WebSocket: " + HttpFailures.sending(address, cause).text());
      }
    }

    @Override
    public void close() {
      connection.close();
    }
  }
}

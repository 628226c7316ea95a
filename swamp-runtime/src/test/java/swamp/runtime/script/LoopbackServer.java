package swamp.runtime.script;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** An HTTP server on the loopback address whose paths behave as the tests of fetch need them. */
final class LoopbackServer implements AutoCloseable {
  /** Open until the test lets slow answers go on. */
  final CountDownLatch release = new CountDownLatch(1);

  /** Counted down when a client has gone away in the middle of an answer without end. */
  final CountDownLatch clientGone = new CountDownLatch(1);

  /** Pieces of the answer without end that were written. */
  final AtomicInteger pieces = new AtomicInteger();

  private final HttpServer server;

  LoopbackServer() {
    this(plain());
  }

  LoopbackServer(HttpServer server) {
    this.server = server;
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> {
      try (exchange) {
        answer(exchange);
      }
    });
    server.start();
  }

  private static HttpServer plain() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    switch (path.split("/", -1)[1]) {
      case "echo" -> echo(exchange);
      case "redirect" -> redirect(exchange, path.split("/", -1));
      case "status" -> send(exchange, Integer.parseInt(path.split("/", -1)[2]), new byte[0]);
      case "gzip" -> encoded(exchange, "gzip");
      case "brotli" -> {
        exchange.getResponseHeaders().add("content-encoding", "br");
        send(exchange, 200, Base64.getDecoder().decode("GxYA+I2Ubt5EVYaWbCBvIU8c4Dg="));
      }
      case "deflate" -> encoded(exchange, "deflate");
      case "json" -> {
        exchange.getResponseHeaders().add("content-type", "application/json");
        exchange.getResponseHeaders().add("set-cookie", "a=1");
        exchange.getResponseHeaders().add("set-cookie", "b=2");
        send(exchange, 200, "{\"ok\":true}".getBytes(StandardCharsets.UTF_8));
      }
      case "slow" -> {
        await();
        send(exchange, 200, "late".getBytes(StandardCharsets.UTF_8));
      }
      case "stall" -> {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("first".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        await();
      }
      case "endless" -> endless(exchange);
      case "short" -> {
        exchange.sendResponseHeaders(200, 100);
        exchange.getResponseBody().write(new byte[10]);
        exchange.getResponseBody().flush();
      }
      default -> send(exchange, 404, "nothing here".getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Answers with method, path, selected headers and body as the test's lines. */
  private static void echo(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    TreeMap<String, String> headers = new TreeMap<>();
    exchange.getRequestHeaders().forEach(
        (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join("|", values)));
    headers.remove("host");
    headers.remove("user-agent");
    String text = exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n"
        + headers.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n").collect(Collectors.joining())
        + "\n" + body;
    send(exchange, 200, text.getBytes(StandardCharsets.UTF_8));
  }

  /** /redirect/CODE/COUNT: redirects COUNT times with CODE, then to /echo. */
  private static void redirect(HttpExchange exchange, String[] path) throws IOException {
    exchange.getRequestBody().readAllBytes();
    int left = Integer.parseInt(path[3]);
    String query = exchange.getRequestURI().getQuery();
    String target = left > 1 ? "/redirect/" + path[2] + "/" + (left - 1) : query == null ? "/echo" : query;
    exchange.getResponseHeaders().add("location", target);
    send(exchange, Integer.parseInt(path[2]), "moved".getBytes(StandardCharsets.UTF_8));
  }

  private static void encoded(HttpExchange exchange, String encoding) throws IOException {
    exchange.getResponseHeaders().add("content-encoding", encoding);
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = encoding.equals("gzip")
        ? new GZIPOutputStream(exchange.getResponseBody()) : new DeflaterOutputStream(exchange.getResponseBody())) {
      out.write("squeezed ".repeat(1000).getBytes(StandardCharsets.UTF_8));
    }
  }

  private void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try {
      // Far more than all buffers on the way hold, and no test waits for its end.
      for (int i = 0; i < 10_000; i++) {
        exchange.getResponseBody().write(new byte[64 * 1024]);
        exchange.getResponseBody().flush();
        pieces.incrementAndGet();
      }
    } catch (IOException e) {
      clientGone.countDown();
      throw e;
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (InputStream request = exchange.getRequestBody()) {
      request.readAllBytes();
    }
    boolean hasBody = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, hasBody ? body.length : -1);
    if (hasBody) {
      exchange.getResponseBody().write(body);
    }
  }

  private void await() throws IOException {
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    release.countDown();
    server.stop(0);
  }
}

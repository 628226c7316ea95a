package swamp.runtime.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.JsonText;

/**
 * The host's side of {@code fetch}: one HTTP exchange at a time, without redirects, which the guest follows itself. An
 * exchange belongs to the run that opened it and ends with it; proxies and further certificates come from the run's
 * environment.
 */
final class FetchFunctions {
  private final HttpClients clients;

  private FetchFunctions(HttpClients clients) {
    this.clients = clients;
  }

  static void register(Map<String, HostFunction> functions, HttpClients clients) {
    FetchFunctions fetch = new FetchFunctions(clients);
    functions.put("fetch.open", call -> {
      RunScope scope = call.scope();
      JsonNode facts = JsonText.parse(call.string(0));
      byte[] body = call.has(1) ? call.bytes(1) : new byte[0];
      return () -> scope.open(fetch.open(scope, facts, body));
    });
    functions.put("fetch.send", call -> {
      HttpExchange exchange = exchange(call);
      return () -> new HostValue.Json(JsonText.compact(head(exchange, exchange.send())));
    });
    functions.put("fetch.write", call -> {
      HttpExchange exchange = exchange(call);
      byte[] piece = call.bytes(1);
      return () -> {
        exchange.requestBody().orElseThrow().write(piece);
        return HostValue.Nothing.UNDEFINED;
      };
    });
    functions.put("fetch.end", call -> {
      HttpExchange exchange = exchange(call);
      return () -> {
        exchange.requestBody().orElseThrow().end();
        return HostValue.Nothing.UNDEFINED;
      };
    });
    functions.put("fetch.read", call -> {
      HttpExchange exchange = exchange(call);
      return () -> {
        byte[] piece = exchange.read();
        return piece == null ? HostValue.Nothing.NULL : piece;
      };
    });
    functions.put("fetch.readAll", call -> exchange(call)::readAll);
    functions.put("fetch.file", call -> {
      call.scope();
      URI address = URI.create(call.string(0));
      return () -> Files.readAllBytes(Path.of(address));
    });
    functions.put("fetch.close", call -> {
      RunScope scope = call.scope();
      Optional<HttpExchange> exchange = scope.resource(call.integer(0), HttpExchange.class);
      scope.forget(call.integer(0));
      return () -> {
        if (exchange.isPresent()) {
          exchange.get().close();
        }
        return HostValue.Nothing.UNDEFINED;
      };
    });
  }

  private static HttpExchange exchange(HostCall call) {
    return call.scope().resource(call.integer(0), HttpExchange.class).orElseThrow(HttpFailures::aborted);
  }

  /**
   * An exchange that is not sent yet; facts are {@code {method, url, headers: [[name, value]], body: "none" | "bytes" |
   * "stream", client?}}.
   */
  private HttpExchange open(RunScope scope, JsonNode facts, byte[] bytes) throws IOException {
    URI address = address(facts.path("url").asText());
    JsonNode options = facts.path("client");
    boolean allowsHost = options.path("allowHost").asBoolean();
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    for (JsonNode header : facts.path("headers")) {
      String name = header.get(0).asText();
      boolean isOurs = name.equalsIgnoreCase("content-length") || (name.equalsIgnoreCase("host") && !allowsHost);
      if (!isOurs) {
        addHeader(request, name, header.get(1).asText());
      }
    }
    // Asking a plain server for an upgrade to HTTP/2 confuses some, and Deno does not.
    boolean plain = "http".equals(address.getScheme()) || (options.has("http2") && !options.path("http2").asBoolean());
    request.version(plain ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2);
    Optional<HttpRequestBody> streamed = facts.path("body").asText().equals("stream")
        ? Optional.of(new HttpRequestBody()) : Optional.empty();
    HttpRequest.BodyPublisher publisher = switch (facts.path("body").asText()) {
      case "stream" -> BodyPublishers.fromPublisher(streamed.orElseThrow());
      case "bytes" -> BodyPublishers.ofByteArray(bytes);
      case String none -> BodyPublishers.noBody();
    };
    switch (facts.path("method").asText()) {
      // Only these two do without a Content-Length.
      case "GET" -> request.GET();
      case "HEAD" -> request.HEAD();
      case String method -> request.method(method, publisher);
    }
    return new HttpExchange(clients.client(scope, options), request.build(), streamed);
  }

  private static URI address(String text) {
    // The web's addresses may hold characters that the JDK's must not, such as | and ^.
    StringBuilder address = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isLiteralHost = (c == '[' || c == ']') && text.indexOf('/', 8) > i - 1;
      boolean isBarePercent = c == '%' && !isEscape(text, i);
      if ("|^`{}\"<>\\ ".indexOf(c) >= 0 || isBarePercent || ((c == '[' || c == ']') && !isLiteralHost)) {
        address.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      } else {
        address.append(c);
      }
    }
    try {
      return URI.create(address.toString());
    } catch (IllegalArgumentException e) {
      throw new HostError("TypeError", "Invalid URL: '" + text + "'");
    }
  }

  private static boolean isEscape(String text, int at) {
    return at + 2 < text.length()
        && HexFormat.isHexDigit(text.charAt(at + 1)) && HexFormat.isHexDigit(text.charAt(at + 2));
  }

  private static void addHeader(HttpRequest.Builder request, String name, String value) {
    try {
      request.header(name, value);
    } catch (IllegalArgumentException e) {
      throw new HostError("TypeError", "the header " + name + " cannot be sent: " + e.getMessage());
    }
  }

  private static ObjectNode head(HttpExchange exchange, HttpResponse<InputStream> response) throws IOException {
    String encodings = String.join(",", response.headers().allValues("content-encoding"));
    boolean hasBody = response.statusCode() != 204 && response.statusCode() != 304
        && !response.request().method().equals("HEAD");
    boolean decoded = hasBody && !encodings.isEmpty() && exchange.decode(encodings);
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.put("status", response.statusCode());
    ArrayNode headers = head.putArray("headers");
    response.headers().map().forEach((name, values) -> {
      String lower = name.toLowerCase(Locale.ROOT);
      boolean isGone = decoded && (lower.equals("content-encoding") || lower.equals("content-length"));
      if (!isGone && !lower.startsWith(":")) {
        values.forEach(value -> headers.addArray().add(lower).add(value));
      }
    });
    return head;
  }
}

package swamp.runtime.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, whose body is read piece by piece as the guest asks for it.
 *
 * <p>{@link #close} may be called from any thread and makes whatever waits fail.
 */
final class HttpExchange implements AutoCloseable {
  private static final int PIECE = 64 * 1024;

  private final HttpClient client;
  private final HttpRequest request;
  private final Optional<HttpRequestBody> requestBody;
  private @Nullable CompletableFuture<HttpResponse<InputStream>> answer;
  private @Nullable InputStream content;
  private boolean closed;

  HttpExchange(HttpClient client, HttpRequest request, Optional<HttpRequestBody> requestBody) {
    this.client = client;
    this.request = request;
    this.requestBody = requestBody;
  }

  Optional<HttpRequestBody> requestBody() {
    return requestBody;
  }

  /**
   * Sends the request and waits for status and headers.
   *
   * @throws HostError a {@code TypeError} with Deno's text when there is no answer
   */
  HttpResponse<InputStream> send() throws InterruptedException {
    CompletableFuture<HttpResponse<InputStream>> sent;
    synchronized (this) {
      if (closed) {
        throw HttpFailures.aborted();
      }
      sent = client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
      answer = sent;
    }
    try {
      HttpResponse<InputStream> response = sent.get();
      synchronized (this) {
        content = response.body();
      }
      return response;
    } catch (CancellationException e) {
      throw HttpFailures.aborted();
    } catch (ExecutionException e) {
      throw HttpFailures.sending(request.uri(), e.getCause() == null ? e : e.getCause());
    }
  }

  /** Undoes the encodings that the answer names, last one first; unknown ones are left as they are. */
  boolean decode(String encodings) throws IOException {
    String[] names = encodings.toLowerCase(Locale.ROOT).split(",", -1);
    boolean decoded = false;
    for (int i = names.length - 1; i >= 0; i--) {
      Optional<InputStream> inner = decoded(names[i].trim(), requireContent());
      if (inner.isEmpty()) {
        return decoded;
      }
      synchronized (this) {
        content = inner.get();
      }
      decoded = true;
    }
    return decoded;
  }

  private static Optional<InputStream> decoded(String encoding, InputStream encoded) {
    return switch (encoding) {
      case "gzip", "x-gzip" -> Optional.of(new LazyDecoder(encoded, GZIPInputStream::new));
      case "deflate" -> Optional.of(new LazyDecoder(encoded, HttpExchange::inflate));
      case "br" -> Optional.of(new LazyDecoder(encoded, BrotliInputStream::new));
      default -> Optional.empty();
    };
  }

  // Servers send both the zlib form that the name stands for and the bare form.
  private static InputStream inflate(InputStream encoded) throws IOException {
    PushbackInputStream start = new PushbackInputStream(encoded, 2);
    byte[] header = start.readNBytes(2);
    start.unread(header);
    boolean isZlib = header.length == 2 && (header[0] & 0x0f) == 8
        && (((header[0] & 0xff) << 8) | (header[1] & 0xff)) % 31 == 0;
    return new InflaterInputStream(start, new Inflater(!isZlib), PIECE);
  }

  /** The next piece of the body, or null at its end. */
  byte @Nullable [] read() {
    byte[] buffer = new byte[PIECE];
    try {
      int length = requireContent().read(buffer);
      return length < 0 ? null : Arrays.copyOf(buffer, length);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** All that is left of the body. */
  byte[] readAll() {
    try {
      return requireContent().readAllBytes();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private HostError failure(IOException e) {
    synchronized (this) {
      return closed ? HttpFailures.aborted() : HttpFailures.reading(e);
    }
  }

  private synchronized InputStream requireContent() {
    if (content == null) {
      throw new IllegalStateException("the answer to " + uri() + " has no body yet");
    }
    return content;
  }

  private URI uri() {
    return request.uri();
  }

  @Override
  public void close() throws IOException {
    InputStream open;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      if (answer != null) {
        answer.cancel(true);
      }
      open = content;
    }
    requestBody.ifPresent(HttpRequestBody::close);
    if (open != null) {
      open.close();
    }
  }
}

package swamp.runtime.script;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket: what arrives waits in a queue of one until the guest takes it, so that a slow guest slows the sender.
 *
 * <p>{@link #close} may be called from any thread.
 */
final class WebSocketConnection implements WebSocket.Listener, AutoCloseable {
  private final BlockingQueue<List<?>> arrived = new LinkedBlockingQueue<>();
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private volatile @Nullable WebSocket socket;
  private volatile boolean closed;

  /** Takes the connection once it stands; one that was given up meanwhile is ended. */
  void connected(WebSocket open) {
    socket = open;
    if (closed) {
      open.abort();
    }
  }

  WebSocket socket() {
    WebSocket open = socket;
    if (open == null) {
      throw new IllegalStateException("the socket is not connected");
    }
    return open;
  }

  /** The next message: {@code [kind, content ...]}. */
  List<?> next() throws InterruptedException {
    if (arrived.isEmpty()) {
      socket().request(1);
    }
    return arrived.take();
  }

  @Override
  public void onOpen(WebSocket open) {
    // Nothing is asked for before the guest asks.
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
    text.append(part);
    if (isLast) {
      arrived.add(List.of("text", text.toString()));
      text.setLength(0);
    } else {
      from.request(1);
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean isLast) {
    byte[] content = new byte[part.remaining()];
    part.get(content);
    bytes.writeBytes(content);
    if (isLast) {
      arrived.add(List.of("bytes", bytes.toByteArray()));
      bytes.reset();
    } else {
      from.request(1);
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    arrived.add(List.of("close", code, reason));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    arrived.add(List.of("error", String.valueOf(failure.getMessage())));
  }

  @Override
  public void close() {
    closed = true;
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
    arrived.add(List.of("error", "the run has ended"));
  }
}

package swamp.runtime.extension;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/**
 * esbuild kept resident. It is started by the first build, serves several at once, is started again after it died, and
 * ends with {@link #close}, or by itself when this process vanishes.
 */
public final class EsbuildService implements Bundler, AutoCloseable {
  private static final int ATTEMPTS = 2;

  private final EsbuildBinary binary;
  private final AtomicInteger buildKeys = new AtomicInteger();
  private @Nullable EsbuildProcess current;
  private boolean closed;

  public EsbuildService(EsbuildBinary binary) {
    this.binary = binary;
  }

  @Override
  public BundleOutput bundle(BundleInput input) {
    IOException failure = new IOException("it was not tried");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      EsbuildProcess process = process();
      try {
        return EsbuildAnswer.read(await(process, request(input)), input.base());
      } catch (IOException e) {
        // A process that died under other builds is no fault of this one: try once more with a new one.
        failure = e;
        discard(process);
      }
    }
    throw failed(failure);
  }

  /**
   * Starts the service if it does not run.
   *
   * @throws SwampException with {@link ErrorCode#BUNDLER_UNAVAILABLE} when that fails
   */
  void start() {
    var _ = process();
  }

  /** The process id of the running service, if it runs. */
  public synchronized OptionalLong pid() {
    return current != null && current.isUsable() ? OptionalLong.of(current.pid()) : OptionalLong.empty();
  }

  /** Whether {@link #close} was called. */
  synchronized boolean isClosed() {
    return closed;
  }

  /** Ends the service and waits for its end; builds in flight fail. Further builds are refused. */
  @Override
  public void close() {
    EsbuildProcess process;
    synchronized (this) {
      closed = true;
      process = current;
      current = null;
    }
    if (process != null) {
      process.close();
    }
  }

  private synchronized EsbuildProcess process() {
    if (closed) {
      throw new SwampException(ErrorCode.BUNDLER_UNAVAILABLE, "The bundler was stopped");
    }
    EsbuildProcess process = current;
    if (process != null && process.isUsable()) {
      return process;
    }
    Path program = binary.path();
    try {
      EsbuildProcess started = EsbuildProcess.start(program);
      current = started;
      return started;
    } catch (IOException e) {
      throw new SwampException(ErrorCode.BUNDLER_UNAVAILABLE, "Cannot start " + program + ": " + e.getMessage(), e);
    }
  }

  private void discard(EsbuildProcess process) {
    synchronized (this) {
      if (current == process) {
        current = null;
      }
    }
    process.close();
  }

  private Map<String, ?> request(BundleInput input) {
    List<String> flags = new ArrayList<>(Esbuild.flags(input));
    flags.add("--log-level=silent");
    flags.add("--metafile");
    flags.add("--outfile=" + input.base().resolve("bundle.js"));
    Map<String, @Nullable Object> request = new LinkedHashMap<>();
    request.put("command", "build");
    request.put("key", buildKeys.getAndIncrement());
    request.put("entries", List.of(List.of("", input.entry().toString())));
    request.put("flags", flags);
    request.put("write", false);
    request.put("stdinContents", null);
    request.put("stdinResolveDir", null);
    request.put("absWorkingDir", input.base().toString());
    request.put("nodePaths", List.of());
    request.put("context", false);
    return request;
  }

  private static SwampException failed(IOException failure) {
    String message = "The bundler failed: " + failure.getMessage();
    return new SwampException(ErrorCode.BUNDLER_UNAVAILABLE, message, failure);
  }

  private static Map<?, ?> await(EsbuildProcess process, Map<String, ?> request) throws IOException {
    try {
      return process.request(request).get(Esbuild.TIME_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      process.close();
      throw new SwampException(ErrorCode.BUNDLER_UNAVAILABLE,
          "The bundler did not answer within " + Esbuild.TIME_LIMIT_SECONDS + " seconds", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SwampException(ErrorCode.CANCELLED, "Bundling was interrupted", e);
    }
  }
}

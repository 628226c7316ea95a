package swamp.runtime.extension;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One running esbuild service. Thread-safe; once it has failed it stays failed. */
final class EsbuildProcess {
  private static final int REMEMBERED_STDERR = 4096;
  private static final long GRACE_MILLIS = 500;

  private final Process process;
  private final OutputStream stdin;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<Map<?, ?>>> pending = new ConcurrentHashMap<>();
  private final StringBuilder stderr = new StringBuilder();
  private volatile @Nullable IOException failure;

  private EsbuildProcess(Process process) {
    this.process = process;
    this.stdin = process.getOutputStream();
  }

  /** Starts the program in its own directory and without environment: it needs neither the caller's nor ours. */
  static EsbuildProcess start(Path program) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(program.toString(), "--service=" + Esbuild.VERSION, "--ping");
    builder.directory(program.resolveSibling(".").normalize().toFile());
    builder.environment().clear();
    EsbuildProcess service = new EsbuildProcess(builder.start());
    Thread.ofPlatform().daemon().name("esbuild-stderr").start(service::drainStderr);
    Thread.ofPlatform().daemon().name("esbuild-stdout").start(service::readPackets);
    return service;
  }

  boolean isUsable() {
    return failure == null && process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Sends a request; the answer, or an IOException when the service fails first, arrives in the future. */
  CompletableFuture<Map<?, ?>> request(Map<String, ?> value) {
    int id = ids.getAndUpdate(previous -> previous == Integer.MAX_VALUE >> 1 ? 0 : previous + 1);
    CompletableFuture<Map<?, ?>> answer = new CompletableFuture<>();
    pending.put(id, answer);
    try {
      send(new EsbuildPacket(id, true, value));
    } catch (IOException e) {
      fail(e);
    }
    IOException failed = failure;
    if (failed != null) {
      // The reader may have failed everything pending just before this request was entered.
      answer.completeExceptionally(failed);
    }
    return answer;
  }

  /** Ends the program: by closing its input, and by force when that is not enough. Returns when it has ended. */
  void close() {
    fail(new IOException("esbuild was stopped"));
    try {
      stdin.close();
    } catch (IOException e) {
      // The program is gone already, which is what was wanted.
    }
    boolean interrupted = Thread.interrupted();
    try {
      if (!process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      interrupted = true;
      process.destroyForcibly();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(EsbuildPacket packet) throws IOException {
    byte[] bytes = packet.encode();
    synchronized (stdin) {
      stdin.write(bytes);
      stdin.flush();
    }
  }

  private void readPackets() {
    try (InputStream in = new BufferedInputStream(process.getInputStream(), 1 << 16)) {
      String version = new String(EsbuildPacket.readFrame(in), StandardCharsets.UTF_8);
      if (!version.equals(Esbuild.VERSION)) {
        throw new IOException("esbuild " + Esbuild.VERSION + " is needed, this one is " + version);
      }
      while (true) {
        receive(EsbuildPacket.decode(EsbuildPacket.readFrame(in)));
      }
    } catch (IOException e) {
      fail(failure(e));
    } catch (RuntimeException e) {
      fail(new IOException("esbuild sent something unexpected", e));
    } finally {
      process.destroy();
    }
  }

  private void receive(EsbuildPacket packet) throws IOException {
    if (!(packet.value() instanceof Map<?, ?> map)) {
      throw new IOException("esbuild sent a packet without members");
    }
    if (packet.request()) {
      // Pings tell esbuild that we are alive; no other request is made when no plugin was registered.
      boolean ping = "ping".equals(map.get("command"));
      send(new EsbuildPacket(packet.id(), false, ping ? Map.of() : Map.of("error", "Invalid command")));
      return;
    }
    CompletableFuture<Map<?, ?>> answer = pending.remove(packet.id());
    if (answer != null) {
      answer.complete(map);
    }
  }

  private void fail(IOException reason) {
    // What failed first is the reason; what fails afterwards, such as writing to the ended program, only follows from it.
    IOException first;
    synchronized (pending) {
      first = failure == null ? reason : failure;
      failure = first;
    }
    pending.values().forEach(answer -> answer.completeExceptionally(first));
    pending.clear();
  }

  private IOException failure(IOException cause) {
    String said = said();
    String end = process.isAlive() ? "" : ", exit code " + process.exitValue();
    String what = cause instanceof EOFException ? "esbuild ended" + end : String.valueOf(cause.getMessage());
    return new IOException(what + (said.isEmpty() ? "" : ": " + said), cause);
  }

  private String said() {
    synchronized (stderr) {
      return stderr.toString().strip();
    }
  }

  private void remember(String text) {
    synchronized (stderr) {
      if (stderr.length() < REMEMBERED_STDERR) {
        stderr.append(text);
      }
    }
  }

  private void drainStderr() {
    byte[] chunk = new byte[1024];
    try (InputStream in = process.getErrorStream()) {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        remember(new String(chunk, 0, count, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // The stream was closed with the process.
    }
  }
}

package swamp.runtime.script;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import swamp.runtime.Cancellation;

/**
 * What belongs to one run and to nothing else: the caller's environment and working directory, the console, the model's
 * context services and every resource of the host (subprocess, open file, connection) that the run has opened.
 *
 * <p>The environment belongs to the run's owner thread. Resources may be opened from any thread, since host work runs
 * elsewhere; {@link #close} ends what is still open, newest first, and whatever is opened afterwards at once.
 */
public final class RunScope implements AutoCloseable {
  private final Map<String, String> environment;
  private volatile Path workingDirectory;
  private final Console console;
  private final ConsoleLines lines;
  private final ContextServices services;
  private final Cancellation cancellation;
  private final boolean jsonOutput;
  private final ZoneId timeZone;
  private final Map<Long, AutoCloseable> resources = new HashMap<>();
  private final Deque<Long> order = new ArrayDeque<>();
  private long nextResource = 3;
  private boolean closed;

  /**
   * @param environment the caller's environment; changes by the extension stay within this run
   * @param workingDirectory the caller's working directory, absolute
   * @param jsonOutput whether the caller asked for {@code --json}, which changes how {@code console.log} prints objects
   * @param cancellation ends the evaluation of code; a run that goes on in that code is ended by whoever began it
   */
  public RunScope(
      Map<String, String> environment,
      Path workingDirectory,
      boolean jsonOutput,
      Console console,
      ContextServices services,
      Cancellation cancellation) {
    if (!workingDirectory.isAbsolute()) {
      throw new IllegalArgumentException("the working directory must be absolute: " + workingDirectory);
    }
    this.environment = new LinkedHashMap<>(environment);
    this.timeZone = CallerTimeZone.of(environment);
    this.workingDirectory = workingDirectory;
    this.jsonOutput = jsonOutput;
    this.console = console;
    this.lines = new ConsoleLines(console);
    this.services = services;
    this.cancellation = cancellation;
  }

  /** The environment of this run, which the extension may change. */
  Map<String, String> environment() {
    return environment;
  }

  Path workingDirectory() {
    return workingDirectory;
  }

  /** Changes the run's working directory; nobody else's. */
  void workingDirectory(Path directory) {
    workingDirectory = directory;
  }

  /** A path of the guest, taken relative to the caller's working directory. */
  Path resolve(String path) {
    if (path.indexOf('\0') >= 0) {
      throw new HostError("TypeError", "a path must not contain a null byte");
    }
    return workingDirectory.resolve(path);
  }

  /** The zone that the caller's environment asked for. */
  ZoneId timeZone() {
    return timeZone;
  }

  boolean jsonOutput() {
    return jsonOutput;
  }

  Console console() {
    return console;
  }

  /** Standard output and standard error of this run as streams of bytes; owner thread only. */
  ConsoleLines lines() {
    return lines;
  }

  ContextServices services() {
    return services;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /**
   * Keeps a resource until the guest closes it or the run ends; returns its number.
   *
   * @throws HostError when the run has ended meanwhile; the resource is closed
   */
  long open(AutoCloseable resource) {
    synchronized (resources) {
      if (!closed) {
        long number = nextResource++;
        resources.put(number, resource);
        order.push(number);
        return number;
      }
    }
    closeQuietly(resource);
    throw new HostError("Interrupted", "the run has ended");
  }

  /** The open resource with this number and type. */
  <T extends AutoCloseable> Optional<T> resource(long number, Class<T> type) {
    synchronized (resources) {
      AutoCloseable resource = resources.get(number);
      return type.isInstance(resource) ? Optional.of(type.cast(resource)) : Optional.empty();
    }
  }

  /**
   * The open resource with this number and type.
   *
   * @throws HostError as Deno does for a resource that was closed
   */
  <T extends AutoCloseable> T requireResource(long number, Class<T> type) {
    return resource(number, type).orElseThrow(() -> new HostError("BadResource", "Bad resource ID", "EBADF"));
  }

  /** Takes a resource out of the run's care without closing it. */
  void forget(long number) {
    synchronized (resources) {
      resources.remove(number);
      order.remove(number);
    }
  }

  /** Ends everything the run has left open. A resource that fails to close does not keep the others open. */
  @Override
  public void close() {
    while (true) {
      AutoCloseable resource;
      synchronized (resources) {
        closed = true;
        Long number = order.poll();
        if (number == null) {
          break;
        }
        resource = resources.remove(number);
      }
      if (resource != null) {
        closeQuietly(resource);
      }
    }
    lines.flush();
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      // The run is over: nobody is left who could act on it, and the next resource still has to be closed.
    }
  }
}

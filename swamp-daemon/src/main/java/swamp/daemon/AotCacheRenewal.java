package swamp.daemon;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once in a daemon's life, a while after its start and at the lowest priority, lets the installation look at its
 * ahead-of-time caches and make new ones when they do not serve for the JDK in use. Thread-safe.
 */
final class AotCacheRenewal implements AutoCloseable {
  /** Set by the launcher to the installation's directory. */
  private static final String INSTALL_DIRECTORY = "swamp.install.directory";

  private static final Logger LOG = LoggerFactory.getLogger(AotCacheRenewal.class);

  private final Path program;
  private final Duration delay;
  private final Thread thread = Thread.ofVirtual().name("swamp-aot-caches").unstarted(this::renew);

  /**
   * A renewal that begins with {@link #start}.
   *
   * @param installation holds {@code lib/train}; where it does not, there is nothing to do
   * @param delay how long to wait, so that the first requests have the machine to themselves
   */
  AotCacheRenewal(Path installation, Duration delay) {
    this.program = installation.resolve("lib").resolve("train");
    this.delay = delay;
  }

  /** Of the installation that this process runs from. */
  static AotCacheRenewal ofInstallation(Duration delay) {
    return new AotCacheRenewal(Path.of(System.getProperty(INSTALL_DIRECTORY, "")), delay);
  }

  void start() {
    if (Files.isExecutable(program)) {
      thread.start();
    }
  }

  /** Ends it together with every process that it has started; returns when that is done. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void renew() {
    try {
      Thread.sleep(delay);
      Process process = new ProcessBuilder(List.of("nice", "-n", "19", program.toString()))
          .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.DISCARD)
          .start();
      try {
        int status = process.waitFor();
        if (status != 0) {
          LOG.warn("The ahead-of-time caches could not be renewed: {} ended with {}", program, status);
        }
      } catch (InterruptedException e) {
        end(process);
      }
    } catch (IOException e) {
      LOG.warn("The ahead-of-time caches could not be renewed", e);
    } catch (InterruptedException e) {
      LOG.debug("The daemon stops before the ahead-of-time caches were looked at");
    }
  }

  // The list is made first: what a process leaves behind when it ends is nobody's descendant any more.
  private static void end(Process process) {
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroy();
    descendants.forEach(ProcessHandle::destroy);
    process.onExit().join();
  }
}

package swamp.runtime.script;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work on a named pipe or a device, on a thread of its own: opening a pipe waits in the system, where no interrupt
 * reaches, until somebody opens its other end. Closing it ends the work, whoever waits for it.
 */
final class PipeWork implements AutoCloseable {
  private static final int FILE_KIND = 0170000;
  private static final int NAMED_PIPE = 0010000;
  private static final int ROUNDS = 100;
  private static final long ROUND_MILLISECONDS = 10;

  private final Path path;
  private final FutureTask<Object> task;
  private final Thread thread;

  private PipeWork(Path path, FileFunctions.PathWork work) {
    this.path = path;
    this.task = new FutureTask<>(() -> work.apply(path));
    this.thread = Thread.ofPlatform().name("swamp-pipe").daemon().unstarted(task);
  }

  /**
   * Does the work: at once and here on what cannot keep it waiting, elsewhere on a pipe or a device.
   *
   * @throws HostError when the run ends before the work does
   */
  static Object perform(RunScope scope, Path path, FileFunctions.PathWork work) throws IOException {
    if (Files.isRegularFile(path) || Files.isDirectory(path) || !Files.exists(path)) {
      return work.apply(path);
    }
    PipeWork pipe = new PipeWork(path, work);
    pipe.thread.start();
    long number = scope.open(pipe);
    try {
      return pipe.await();
    } finally {
      scope.forget(number);
    }
  }

  private Object await() throws IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw ended();
    } catch (CancellationException e) {
      throw ended();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  private static HostError ended() {
    return new HostError("Interrupted", "the run has ended");
  }

  /** Ends the work and waits, bounded, until its thread is free. */
  @Override
  public void close() {
    task.cancel(true);
    boolean interrupted = Thread.interrupted();
    for (int round = 0; round < ROUNDS && thread.isAlive(); round++) {
      openOtherEnd();
      try {
        thread.join(ROUND_MILLISECONDS);
      } catch (InterruptedException e) {
        // A run that is ended by force must not leave its threads for that.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A pipe opened for both directions never keeps its opener waiting, and lets those go who wait for either. */
  private void openOtherEnd() {
    try {
      int mode = ((Number) Files.getAttribute(path, "unix:mode")).intValue();
      if ((mode & FILE_KIND) == NAMED_PIPE) {
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE).close();
      }
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      // Without the right to do so the thread stays until somebody else opens the pipe.
    }
  }
}

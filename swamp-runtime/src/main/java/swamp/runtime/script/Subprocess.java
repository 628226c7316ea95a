package swamp.runtime.script;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A running subprocess of a run with its pipes. Every thread may call it. */
final class Subprocess implements AutoCloseable {
  private static final long LAST_OUTPUT_MILLISECONDS = 1000;

  /** How a process ended: its exit code, 128 + n after signal n, and then the signal's name. */
  record Status(int code, Optional<String> signal) {
    static Status of(int code) {
      // The JDK tells a signal n and an exit code 128 + n apart no more than a shell does.
      return new Status(code, code > 128 ? Signal.ofNumber(code - 128).map(Signal::name) : Optional.empty());
    }
  }

  /** What a process wrote until its end; empty for a stream that was not piped. */
  record Output(Status status, Optional<byte[]> output, Optional<byte[]> error) {}

  /** Takes the bytes of inherited streams, on any thread. */
  @FunctionalInterface
  interface Inherited {
    void write(boolean toStandardError, byte[] bytes);
  }

  private final Process process;
  private final ProcessRequest request;
  private volatile boolean timedOut;
  private final ByteQueue output = new ByteQueue();
  private final ByteQueue error = new ByteQueue();
  private final List<PipePump> pumps = new ArrayList<>();
  private final List<PipePump> inheritedPumps = new ArrayList<>();

  /** Takes over a process that was just started as the request says. */
  Subprocess(Process process, ProcessRequest request, Inherited inherited) {
    this.process = process;
    this.request = request;
    connect(false, request.output(), output, inherited);
    connect(true, request.error(), error, inherited);
  }

  private void connect(boolean isError, ProcessRequest.Standard standard, ByteQueue queue, Inherited inherited) {
    var pipe = isError ? process.getErrorStream() : process.getInputStream();
    switch (standard) {
      case PIPED -> pumps.add(new PipePump(pipe, queue::put, queue::end).start());
      case INHERIT -> {
        PipePump pump = new PipePump(pipe, bytes -> inherited.write(isError, bytes), queue::end).start();
        pumps.add(pump);
        inheritedPumps.add(pump);
      }
      case NULL -> queue.end();
    }
  }

  long pid() {
    return process.pid();
  }

  /** Waits for the end of the process and for what it wrote to inherited streams. */
  Status await() throws InterruptedException {
    int code = process.waitFor();
    for (PipePump pump : inheritedPumps) {
      // A descendant that lives on may hold the pipe for ever.
      pump.awaitEnd(LAST_OUTPUT_MILLISECONDS);
    }
    return Status.of(code);
  }

  /** Reads the piped streams to their ends, side by side, and waits for the end of the process. */
  Output collect() throws InterruptedException {
    ByteArrayOutputStream errorBytes = new ByteArrayOutputStream();
    Thread errorReader = Thread.ofVirtual().start(() -> {
      try {
        drain(error, errorBytes);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    ByteArrayOutputStream outputBytes = new ByteArrayOutputStream();
    drain(output, outputBytes);
    errorReader.join();
    return new Output(await(), piped(request.output(), outputBytes), piped(request.error(), errorBytes));
  }

  private static void drain(ByteQueue queue, ByteArrayOutputStream into) throws InterruptedException {
    for (Optional<byte[]> bytes = queue.take(); bytes.isPresent(); bytes = queue.take()) {
      into.writeBytes(bytes.get());
    }
  }

  private static Optional<byte[]> piped(ProcessRequest.Standard standard, ByteArrayOutputStream bytes) {
    return standard == ProcessRequest.Standard.PIPED ? Optional.of(bytes.toByteArray()) : Optional.empty();
  }

  /** The next bytes of a piped stream, or empty at its end. */
  Optional<byte[]> read(boolean fromError) throws InterruptedException {
    return (fromError ? error : output).take();
  }

  /** The guest no longer wants what the process writes there. */
  void stopReading(boolean fromError) {
    (fromError ? error : output).end();
  }

  void write(byte[] bytes) {
    try {
      OutputStream input = process.getOutputStream();
      input.write(bytes);
      input.flush();
    } catch (IOException e) {
      throw SystemError.EPIPE.as("");
    }
  }

  void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // The process is gone: it has all the input it will ever take.
    }
  }

  /**
   * Sends a signal.
   *
   * @throws HostError when the process has ended
   */
  void signal(Signal signal) {
    if (!process.isAlive()) {
      throw new HostError("TypeError", "Child process has already terminated");
    }
    switch (signal) {
      case SIGKILL -> process.destroyForcibly();
      case SIGTERM -> process.destroy();
      default -> Signals.send(process.pid(), signal);
    }
  }

  /** Waits this long for the end of the process and then sends the signal. */
  void endAfter(long milliseconds, Signal signal) {
    try {
      if (process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
        return;
      }
      // Said before it is done: whoever waits for the process asks right when it has ended.
      timedOut = true;
      signal(signal);
    } catch (InterruptedException | HostError e) {
      // The process or the run has ended meanwhile.
    }
  }

  /** Whether {@link #endAfter} had to. */
  boolean timedOut() {
    return timedOut;
  }

  /** Ends the process and its descendants, unless they were started to outlive the run. */
  @Override
  public void close() {
    if (!request.detached()) {
      ProcessTree.end(process);
    }
    closeInput();
    output.end();
    error.end();
    pumps.forEach(PipePump::stop);
  }
}

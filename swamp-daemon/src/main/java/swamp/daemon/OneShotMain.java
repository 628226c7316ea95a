package swamp.daemon;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.time.Duration;
import swamp.protocol.ErrorCode;
import swamp.runtime.RequestHandlerProvider;
import swamp.runtime.SwampRuntimeProvider;

/**
 * A process for one request: hello and request come on standard input, the answers leave on standard output, and both
 * are taken away from everything else. The end of standard input is a cancel, as is a signal; either way the request
 * gets the time to put its things in order.
 */
public final class OneShotMain {
  private static final Duration ENDING_GRACE = Duration.ofSeconds(10);

  private OneShotMain() {}

  /** Ends with the exit code of the request. */
  public static void main(String[] arguments) throws InterruptedException {
    System.exit(serve(new SwampRuntimeProvider()));
  }

  /** Holds the conversation; returns the exit code. */
  static int serve(RequestHandlerProvider runtime) throws InterruptedException {
    DaemonLog.off();
    FileInputStream input = new FileInputStream(FileDescriptor.in);
    FileOutputStream output = new FileOutputStream(FileDescriptor.out);
    System.setIn(InputStream.nullInputStream());
    System.setOut(System.err);
    Telemetry telemetry = Telemetry.of(System.getenv());
    OneShot conversation = new OneShot(
        input, output, ENDING_GRACE, telemetry, () -> Runtime.getRuntime().halt(ErrorCode.CANCELLED.exitCode()));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(conversation), "swamp-end"));
    try (telemetry) {
      return conversation.run(runtime::openOneShot);
    }
  }

  private static void stop(OneShot conversation) {
    try {
      conversation.stop("the process was told to end");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

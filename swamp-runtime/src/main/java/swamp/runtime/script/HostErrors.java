package swamp.runtime.script;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;

/** How a failure of the JDK looks to the guest: the class and message that Deno gives for the same cause. */
final class HostErrors {
  private HostErrors() {}

  static HostError of(Exception e) {
    return of(e, "");
  }

  /**
   * The failure with what was attempted.
   *
   * @param context such as {@code open '/x'}, or empty
   */
  static HostError of(Exception e, String context) {
    return switch (e) {
      case HostError error -> error;
      case InvalidPathException path -> new HostError("TypeError", "the path is not valid here: " + path.getMessage());
      case UnknownHostException unknown -> new HostError("Error",
          "failed to lookup address information: Name or service not known", "ENOTFOUND");
      case SocketTimeoutException late -> SystemError.ETIMEDOUT.as(context);
      case ConnectException refused when SystemError.of(refused).isEmpty() -> SystemError.ECONNREFUSED.as(context);
      case Exception other -> SystemError.of(other)
          .map(error -> error.as(context))
          .orElseGet(() -> new HostError("Error", reason(other) + (context.isEmpty() ? "" : ": " + context)));
    };
  }

  private static String reason(Exception e) {
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}

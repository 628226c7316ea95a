package swamp.runtime.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Sends signals that the JDK has no call for. */
final class Signals {
  private Signals() {}

  /**
   * Sends a signal to a process, or to a process group when {@code pid} is negative.
   *
   * @throws HostError when there is no such process or it is somebody else's
   */
  static void send(long pid, Signal signal) {
    String name = signal.name().substring("SIG".length());
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", "kill -s \"$0\" -- \"$1\"", name, Long.toString(pid));
    builder.environment().putAll(Map.of("LC_ALL", "C"));
    builder.redirectErrorStream(true);
    try {
      Process kill = builder.start();
      kill.getOutputStream().close();
      String text = new String(kill.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (kill.waitFor() != 0) {
        throw SystemError.inText(text).orElse(SystemError.ESRCH).as("");
      }
    } catch (IOException e) {
      throw HostErrors.of(e, "kill " + pid);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostError("Interrupted", "the run has ended");
    }
  }
}

package swamp.cli.service;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** Runs the system's own programs, found on the caller's PATH. */
public final class SystemCommands {
  private static final long PATIENCE_SECONDS = 60;

  private final String path;

  /** @param path directories as in {@code PATH} */
  public SystemCommands(String path) {
    this.path = path;
  }

  /**
   * Runs a program to its end, with nothing on its standard input.
   *
   * @throws SwampException {@link ErrorCode#DAEMON_UNAVAILABLE} when there is no such program or it does not end
   */
  public Answer run(String program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(find(program).toString()));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command)
          .redirectInput(new File("/dev/null")).redirectErrorStream(true).start();
      // Ended from outside if it hangs, which also ends the reading below.
      Thread watch = Thread.ofPlatform().daemon().start(() -> endLate(process));
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int status = process.waitFor();
      watch.interrupt();
      return new Answer(String.join(" ", command.subList(1, command.size())), program, status, output);
    } catch (IOException e) {
      throw new SwampException(ErrorCode.DAEMON_UNAVAILABLE, program + " could not be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SwampException(ErrorCode.INTERRUPTED, "Interrupted while " + program + " ran", e);
    }
  }

  private Path find(String program) {
    for (String directory : path.split(":", -1)) {
      if (directory.startsWith("/") && Files.isExecutable(Path.of(directory, program))) {
        return Path.of(directory, program);
      }
    }
    throw new SwampException(ErrorCode.DAEMON_UNAVAILABLE, "The program " + program + " is not on the PATH")
        .withHint("Run the daemon without a service: swamp daemon start");
  }

  private static void endLate(Process process) {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      // It has ended.
    }
  }

  /**
   * How a program ended.
   *
   * @param output both of its output streams, without white space around
   */
  public record Answer(String arguments, String program, int status, String output) {
    /** All that the program said. */
    public String text() {
      return output;
    }

    boolean succeeded() {
      return status == 0;
    }

    /**
     * This answer.
     *
     * @throws SwampException {@link ErrorCode#DAEMON_UNAVAILABLE} in the program's words when it failed
     */
    Answer orFail(String hint) {
      if (succeeded()) {
        return this;
      }
      throw new SwampException(ErrorCode.DAEMON_UNAVAILABLE,
          program + " " + arguments + " failed (exit status " + status + ")" + (output.isEmpty() ? "" : ": " + output))
          .withHint(hint);
    }
  }
}

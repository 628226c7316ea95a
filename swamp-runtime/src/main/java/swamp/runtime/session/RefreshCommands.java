package swamp.runtime.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.protocol.Warning;
import swamp.runtime.AnswerSink;
import swamp.runtime.Cancellation;
import swamp.runtime.vault.SecretRefresh;

/** Runs refresh commands with the caller's environment, in the repository's directory, for at most a minute. */
final class RefreshCommands implements SecretRefresh {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int LARGEST_SECRET = 1 << 20;

  private final Path directory;
  private final Map<String, String> environment;
  private final AnswerSink answers;
  private final Cancellation cancellation;

  RefreshCommands(Path directory, Map<String, String> environment, AnswerSink answers, Cancellation cancellation) {
    this.directory = directory;
    this.environment = Map.copyOf(environment);
    this.answers = answers;
    this.cancellation = cancellation;
  }

  @Override
  public void warn(String text) {
    answers.event(new Warning(text, Optional.empty()));
  }

  @Override
  public String run(String command) {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).directory(directory.toFile())
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw failed("cannot be started: " + e.getMessage());
    }
    try {
      cancellation.onCancel(() -> end(process));
      String value = output(process).strip();
      if (value.isEmpty()) {
        throw failed("printed nothing");
      }
      return value;
    } finally {
      end(process);
    }
  }

  // Read elsewhere: a descendant may hold the pipe open for longer than the command runs.
  private String output(Process process) {
    CompletableFuture<byte[]> printed = new CompletableFuture<>();
    Thread.ofVirtual().name("swamp-refresh").start(() -> {
      try {
        printed.complete(process.getInputStream().readNBytes(LARGEST_SECRET + 1));
      } catch (IOException e) {
        printed.completeExceptionally(e);
      }
    });
    try {
      byte[] bytes = printed.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
      if (bytes.length > LARGEST_SECRET) {
        throw failed("printed more than 1 MiB");
      }
      if (!process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failed("took longer than " + LONGEST.toSeconds() + " s");
      }
      if (cancellation.isCancelled()) {
        throw new SwampException(ErrorCode.CANCELLED, "Cancelled while a secret was refreshed");
      }
      if (process.exitValue() != 0) {
        throw failed("exited with code " + process.exitValue());
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (TimeoutException e) {
      throw failed("took longer than " + LONGEST.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw failed("could not be read");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SwampException(ErrorCode.CANCELLED, "Interrupted while a secret was refreshed", e);
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static SwampException failed(String how) {
    return new SwampException(ErrorCode.VAULT, "the refresh command " + how);
  }
}

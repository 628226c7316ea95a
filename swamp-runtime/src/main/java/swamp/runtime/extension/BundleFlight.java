package swamp.runtime.extension;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** One build that several requests may wait for. Thread-safe. */
final class BundleFlight {
  private static final long PROGRESS_INTERVAL_MILLISECONDS = 100;

  private final CompletableFuture<BundleOutcome> outcome = new CompletableFuture<>();
  private volatile String progress = "";

  /** Says what the build is doing, for those who wait. */
  void progress(String text) {
    progress = text;
  }

  void complete(BundleOutcome made) {
    outcome.complete(made);
  }

  void fail(Throwable failure) {
    outcome.completeExceptionally(failure);
  }

  /** Waits for the build and passes on what it says, on this thread: a request that has left must not be told anything. */
  BundleOutcome await(PackageClient client) {
    String told = "";
    while (true) {
      try {
        return outcome.get(PROGRESS_INTERVAL_MILLISECONDS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        String current = progress;
        if (!current.equals(told)) {
          told = current;
          client.progress().accept(current);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SwampException(ErrorCode.CANCELLED, "Bundling was interrupted", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof SwampException known) {
          throw known;
        }
        throw new IllegalStateException("bundling ended unexpectedly", e.getCause());
      }
    }
  }
}

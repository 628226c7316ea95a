package swamp.daemon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.RequestMessage;
import swamp.protocol.SwampException;
import swamp.runtime.AnswerSink;
import swamp.runtime.Cancellation;
import swamp.runtime.RequestHandler;

/**
 * A handler that is there before the runtime is: the daemon listens at once, and a request that comes while the runtime
 * is still being opened waits for it. Thread-safe.
 */
final class OpeningHandler implements RequestHandler {
  private final CompletableFuture<RequestHandler> opened = new CompletableFuture<>();

  /**
   * Opens the runtime on a thread of its own.
   *
   * @param failed told when it cannot be opened; requests that wait fail with the same
   */
  OpeningHandler(Supplier<RequestHandler> runtime, Consumer<Throwable> failed) {
    Thread.ofPlatform().name("swamp-opening").daemon(true).start(() -> {
      try {
        opened.complete(runtime.get());
      } catch (RuntimeException | Error e) {
        opened.completeExceptionally(e);
        failed.accept(e);
      }
    });
  }

  @Override
  public int handle(RequestMessage request, AnswerSink answers, Cancellation cancellation) {
    return runtime(cancellation).handle(request, answers, cancellation);
  }

  @Override
  public ObjectNode status() {
    return opened.isDone() && !opened.isCompletedExceptionally()
        ? opened.join().status()
        : JsonText.object().put("opening", true);
  }

  @Override
  public void close() {
    try {
      opened.get().close();
    } catch (ExecutionException e) {
      // There is nothing to close.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private RequestHandler runtime(Cancellation cancellation) {
    CompletableFuture<RequestHandler> wanted = opened;
    if (!opened.isDone()) {
      CompletableFuture<RequestHandler> waiting = opened.copy();
      cancellation.onCancel(() -> waiting.completeExceptionally(new SwampException(
          ErrorCode.CANCELLED, "The request was cancelled while the runtime started")));
      wanted = waiting;
    }
    try {
      return wanted.join();
    } catch (CompletionException e) {
      throw unwrapped(e);
    }
  }

  private static RuntimeException unwrapped(CompletionException e) {
    return switch (e.getCause()) {
      case SwampException failure -> failure;
      case RuntimeException defect -> defect;
      case Error defect -> throw defect;
      case null, default -> e;
    };
  }
}

package swamp.daemon;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import swamp.protocol.BuildFingerprint;
import swamp.protocol.ErrorCode;
import swamp.protocol.Failure;
import swamp.protocol.SwampException;

/**
 * Leaves requests to another daemon when this one is of the wrong build: it gives up its place, finishes what it has
 * begun, and tells the clients of all other requests to ask again (lesson 1). Thread-safe.
 */
final class Succession {
  private final BuildFiles files;
  private final Executor threads;
  private final Consumer<StopOrder> stop;
  private final CompletableFuture<Boolean> place = new CompletableFuture<>();

  Succession(BuildFiles files, Executor threads, Consumer<StopOrder> stop) {
    this.files = files;
    this.threads = threads;
    this.stop = stop;
  }

  /** Why this daemon must leave its place to another one, if it must. */
  Optional<StopOrder> due() {
    return files.change().map(change ->
        new StopOrder(StopOrder.Manner.HAND_OVER, "the program on disk has changed: " + change, true));
  }

  /** Whether the request is for a successor; its client is then told so as soon as the place is free. */
  boolean leaves(AcceptedRequest request, Optional<StopOrder> ordered) {
    Optional<StopOrder> order = ordered.or(this::due).or(() -> newerClient(request))
        .filter(wanted -> wanted.manner() == StopOrder.Manner.HAND_OVER);
    if (order.isEmpty()) {
      return false;
    }
    stop.accept(order.get());
    whenFree(() -> request.session().fail(Failure.of(new SwampException(ErrorCode.DAEMON_RETIRING,
        "The swamp daemon is being replaced: " + order.get().reason()).withHint("Nothing was started: run it again"))));
    return true;
  }

  /** Does this when another daemon may start, or when this one has ended without leaving its place early. */
  void whenFree(Runnable action) {
    var _ = place.thenRunAsync(action, threads);
  }

  /** Another daemon may start from now on. */
  void placeIsFree() {
    place.complete(true);
  }

  private static Optional<StopOrder> newerClient(AcceptedRequest request) {
    BuildFingerprint client = BuildFingerprint.told(request.hello().build(), request.hello().builtAt());
    return client.isNewerThan(BuildFingerprint.current())
        ? Optional.of(new StopOrder(StopOrder.Manner.HAND_OVER, "a client of the newer build " + client.text() + " came"))
        : Optional.empty();
  }
}

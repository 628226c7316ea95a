package swamp.runtime.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/**
 * Contexts made ahead of need: generic ones with platform and zod evaluated, and for each type in use some in which its
 * code is evaluated too. Each is used for one run and then closed, so that every run sees fresh module state; with
 * {@link Isolation#REUSE} it comes back when the run has left it clean. Thread-safe.
 *
 * <p>One background thread replaces what was taken, most recently used types first. How many wait for a type follows
 * how fast they are taken, and falls back to one while nobody asks.
 */
public final class ContextPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ContextPool.class);

  private final ScriptEngine engine;
  private final ContextShelves shelves;
  private final RunningContexts running = new RunningContexts();
  private final RetirementCounts retired = new RetirementCounts();
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder reused = new LongAdder();
  private final Thread warmer;

  public ContextPool(ScriptEngine engine, ContextPoolSize size) {
    this.engine = engine;
    this.shelves = new ContextShelves(size);
    warmer = Thread.ofPlatform().name("swamp-context-warmer").daemon().unstarted(this::warm);
    warmer.start();
  }

  /**
   * A context for one run, attached to it. The caller gives it back with {@link #giveBack}.
   *
   * @throws SwampException with {@link ErrorCode#BUNDLE_FAILED} when the type's code cannot be loaded
   */
  public LoadedType take(TypeScripts scripts, Isolation isolation, RunScope scope) {
    ContextKind kind = new ContextKind(scripts, isolation, scope.timeZone());
    TypeShelf shelf = shelves.shelf(kind);
    LoadedType loaded = ready(shelf, scope);
    boolean taken = false;
    try {
      if (loaded == null) {
        misses.increment();
        loaded = evaluate(scope, context -> LoadedType.load(engine, context, kind));
      } else {
        hits.increment();
        loaded.attach(scope);
      }
      running.add(loaded);
      taken = true;
      return loaded;
    } finally {
      if (!taken) {
        shelves.ended(shelf);
      }
    }
  }

  /**
   * What one extension file exports, learned by evaluating it.
   *
   * @param scope the caller on whose behalf the file is evaluated, for files that look at the environment at once
   * @throws SwampException with {@link ErrorCode#BUNDLE_FAILED} when the code throws or exports nothing valid
   */
  public EntryInspection inspect(BundleScript script, RunScope scope) {
    return evaluate(scope, context -> LoadedType.inspect(engine, context, script));
  }

  /**
   * The description of a type with everything that extensions add to it; its shape is that of {@code describeType} in the
   * driver's sources.
   *
   * @throws SwampException with {@link ErrorCode#BUNDLE_FAILED} when the code throws or exports nothing valid
   */
  public JsonNode describe(TypeScripts scripts, RunScope scope) {
    return evaluate(scope, context -> {
      try (LoadedType loaded = LoadedType.load(engine, context, ContextKind.once(scripts))) {
        return loaded.describe();
      }
    });
  }

  /**
   * Takes a context back after its run, whose scope is closed by now: closes it, or keeps it for the next run. What still
   * wants to end the run no longer reaches it. For the thread that took it.
   */
  public void giveBack(LoadedType used, RunEnd end) {
    running.remove(used);
    TypeShelf shelf = shelves.shelf(used.kind());
    LoadedType free = used.released();
    switch (end) {
      case FAILED -> retire(free, RetirementReason.FAILED);
      case ENDED -> retire(free, RetirementReason.ENDED);
      case SUCCEEDED -> {
        switch (used.kind().isolation()) {
          case FRESH -> spend(free);
          case REUSE -> keep(shelf, free);
        }
      }
    }
    shelves.ended(shelf);
  }

  /** Lets contexts of this type be made before anybody asks for one, in the system's time zone. */
  public void expect(TypeScripts scripts, Isolation isolation) {
    shelves.shelf(new ContextKind(scripts, isolation, CallerTimeZone.system()));
    shelves.wake();
  }

  /**
   * Notes arguments of a run that went well, JSON {@code {method, globalArguments, methodArguments}}: future contexts of
   * its kind are rehearsed with them, so that their first parse is not their first.
   */
  public void learn(LoadedType used, String method, String sampleJson) {
    learn(used.kind(), method, sampleJson);
  }

  void learn(ContextKind kind, String method, String sampleJson) {
    shelves.shelf(kind).learn(method, sampleJson);
  }

  /** Lets go of all that waits for runs, for a heap that is nearly full; what runs is left alone. */
  public void releaseIdle() {
    shelves.forgetIdle().forEach(loaded -> retire(loaded, RetirementReason.LOW_HEAP));
    shelves.closeGeneric();
    engine.forgetBundles();
  }

  /** Ends by force the run whose thread has allocated most since it began; false when none runs. */
  public boolean endLargestRun() {
    return running.endLargest();
  }

  /** What the pool holds and has done since it was made. */
  public ContextPoolStatus status() {
    return shelves.status(
        new ContextPoolStatus(0, 0, running.size(), 0, hits.sum(), misses.sum(), reused.sum(), retired.now()));
  }

  /** Blocks until nothing is left to warm; for tests and for warming up before measuring. */
  public void awaitWarm() throws InterruptedException {
    shelves.awaitQuiet();
  }

  @Override
  public void close() {
    shelves.close();
    try {
      warmer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    shelves.closeGeneric();
    shelves.emptyAll().forEach(LoadedType::close);
  }

  private void retire(LoadedType loaded, RetirementReason reason) {
    retired.add(reason);
    loaded.close();
  }

  // Closing takes a part of a millisecond, which the run's client need not wait for.
  private void spend(LoadedType loaded) {
    if (shelves.addSpent(loaded)) {
      retired.add(RetirementReason.USED);
    } else {
      retire(loaded, RetirementReason.USED);
    }
  }

  private void keep(TypeShelf shelf, LoadedType loaded) {
    if (!shelves.keepReturned(shelf, loaded)) {
      retire(loaded, RetirementReason.UNUSED);
    }
  }

  private @Nullable LoadedType ready(TypeShelf shelf, RunScope scope) {
    ContextShelves.Taken taken = takeFrom(shelf);
    LoadedType found = taken.ready();
    if (found == null) {
      found = taken.making() == null ? firstFit(shelf) : join(taken.making(), scope);
    }
    if (found != null && found.uses() > 0) {
      reused.increment();
    }
    return found;
  }

  private ContextShelves.Taken takeFrom(TypeShelf shelf) {
    try {
      return shelves.take(shelf);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static SwampException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new SwampException(ErrorCode.CANCELLED, "Cancelled while waiting for a context", e);
  }

  /** A context that came back and that nobody has looked at yet, if it may serve another run. */
  private @Nullable LoadedType firstFit(TypeShelf shelf) {
    LoadedType returned = shelves.takeReturned(shelf);
    while (returned != null && !isFit(returned)) {
      returned = shelves.takeReturned(shelf);
    }
    return returned;
  }

  /** Whether a context that came back may serve another run; closes it when it may not. */
  private boolean isFit(LoadedType returned) {
    if (returned.isWorn()) {
      retire(returned, RetirementReason.WORN);
      return false;
    }
    String dirt = returned.dirt();
    if (!dirt.isEmpty()) {
      LOG.debug("a context of {} is not used again: {}", returned.kind().scripts().model().name(), dirt);
      retire(returned, RetirementReason.DIRTY);
      return false;
    }
    return true;
  }

  // A request for something that is being warmed waits for that work instead of doing it a second time.
  private @Nullable LoadedType join(CompletableFuture<LoadedType> warming, RunScope scope) {
    CompletableFuture<LoadedType> waiting = warming.copy();
    scope.cancellation().onCancel(() -> waiting.cancel(false));
    try {
      LoadedType loaded = waiting.get();
      if (loaded.reachedForTheOutside()) {
        retire(loaded, RetirementReason.UNFIT);
        return null;
      }
      return loaded;
    } catch (ExecutionException e) {
      return null;
    } catch (CancellationException e) {
      var _ = warming.thenAccept(unwanted -> retire(unwanted, RetirementReason.ENDED));
      throw new SwampException(ErrorCode.CANCELLED, "Cancelled while a context was made", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Evaluates code in a context of the caller's; a cancel ends that at once, since there is no method to be told first. */
  private <T> T evaluate(RunScope scope, Function<ScriptContext, T> evaluation) {
    ScriptContext context = genericContext(scope.timeZone());
    context.attach(scope);
    AtomicBoolean over = new AtomicBoolean();
    scope.cancellation().onCancel(() -> {
      if (!over.get()) {
        Thread.ofVirtual().name("swamp-evaluation-end").start(context::close);
      }
    });
    try {
      return evaluation.apply(context);
    } finally {
      over.set(true);
    }
  }

  private ScriptContext genericContext(ZoneId timeZone) {
    ScriptContext context = timeZone.equals(CallerTimeZone.system()) ? shelves.takeGeneric() : null;
    return context == null ? new ScriptContext(engine, timeZone) : context;
  }

  private void warm() {
    try {
      for (ContextShelves.Work work = shelves.awaitWork(); work != null; work = shelves.awaitWork()) {
        try {
          perform(work);
        } catch (RuntimeException e) {
          LOG.warn("warming a context failed: {}", e.getMessage());
        }
      }
    } catch (InterruptedException e) {
      // Only the end of the process interrupts this thread; runs make their contexts themselves from now on.
      Thread.currentThread().interrupt();
    }
  }

  private void perform(ContextShelves.Work work) {
    switch (work) {
      case ContextShelves.Work.Check check -> {
        try {
          if (isFit(check.returned())) {
            shelve(check.shelf(), check.returned());
          }
        } finally {
          shelves.checked(check.shelf());
        }
      }
      case ContextShelves.Work.Close close -> close.spent().forEach(LoadedType::close);
      case ContextShelves.Work.Make make -> make(make.shelf(), make.promise());
      case ContextShelves.Work.MakeGeneric generic -> {
        ScriptContext context = new ScriptContext(engine);
        if (!shelves.addGeneric(context)) {
          context.close();
        }
      }
      case ContextShelves.Work.Discard discard ->
          discard.surplus().forEach(loaded -> retire(loaded, RetirementReason.UNUSED));
    }
  }

  private void make(TypeShelf shelf, CompletableFuture<LoadedType> promise) {
    LoadedType loaded;
    try {
      loaded = LoadedType.load(engine, new ScriptContext(engine, shelf.kind().timeZone()), shelf.kind());
      shelf.rehearse(loaded);
    } catch (RuntimeException e) {
      shelves.giveUp(shelf);
      var _ = shelves.made(shelf, promise);
      promise.completeExceptionally(e);
      throw e;
    }
    if (loaded.reachedForTheOutside()) {
      shelves.giveUp(shelf);
    }
    if (!shelves.made(shelf, promise)) {
      promise.complete(loaded);
    } else if (loaded.reachedForTheOutside()) {
      retire(loaded, RetirementReason.UNFIT);
    } else {
      shelve(shelf, loaded);
    }
  }

  private void shelve(TypeShelf shelf, LoadedType loaded) {
    shelves.add(shelf, loaded).forEach(tooMany -> retire(tooMany, RetirementReason.UNUSED));
  }
}

package swamp.runtime.script;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The contexts that wait for runs, and what is to be done next so that enough of them wait. Thread-safe. */
final class ContextShelves {
  private static final long SHRINKING_INTERVAL_NANOS = Duration.ofSeconds(30).toNanos();

  private final ContextPoolSize size;
  private final Deque<ScriptContext> generic = new ArrayDeque<>();
  private final Map<String, TypeShelf> shelves = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<TypeShelf, CompletableFuture<LoadedType>> making = new HashMap<>();
  private final List<LoadedType> spent = new ArrayList<>();
  private long nextShrinking = System.nanoTime() + SHRINKING_INTERVAL_NANOS;
  private boolean workMayBeDue = true;
  private boolean closed;

  ContextShelves(ContextPoolSize size) {
    this.size = size;
  }

  /** What the warmer is to do next. */
  sealed interface Work {
    /** Look whether a context that came back may serve another run. */
    record Check(TypeShelf shelf, LoadedType returned) implements Work {}

    /** Make a context of a type; {@code promise} is for a run that cannot wait until it lies on the shelf. */
    record Make(TypeShelf shelf, CompletableFuture<LoadedType> promise) implements Work {}

    /** Make a context for any type. */
    record MakeGeneric() implements Work {}

    /** Close contexts whose one run is over. */
    record Close(List<LoadedType> spent) implements Work {}

    /** Close contexts that nobody asks for any more. */
    record Discard(List<LoadedType> surplus) implements Work {}
  }

  /** What a run that begins found: at most one of the two. */
  record Taken(@Nullable LoadedType ready, @Nullable CompletableFuture<LoadedType> making) {}

  synchronized TypeShelf shelf(ContextKind kind) {
    return shelves.computeIfAbsent(kind.key(), key -> new TypeShelf(kind, size));
  }

  /** A run begins; {@link #ended} must follow. Waits for a look at a returned context that is under way. */
  synchronized Taken take(TypeShelf shelf) throws InterruptedException {
    while (shelf.isOnlyBeingChecked()) {
      wait();
    }
    LoadedType ready = shelf.take();
    wake();
    return new Taken(ready, ready == null && !shelf.hasReturned() ? making.remove(shelf) : null);
  }

  /** A context that came back and that nobody has looked at yet. */
  synchronized @Nullable LoadedType takeReturned(TypeShelf shelf) {
    return shelf.takeReturned();
  }

  /** A run is over. */
  synchronized void ended(TypeShelf shelf) {
    shelf.ended();
    wake();
  }

  /** Lays a context that served a run aside to be looked at; false when nothing is kept. */
  synchronized boolean keepReturned(TypeShelf shelf, LoadedType loaded) {
    if (closed || !size.keepsContexts() || shelves.get(shelf.kind().key()) != shelf) {
      return false;
    }
    shelf.addReturned(loaded);
    wake();
    return true;
  }

  /** Leaves a context whose run is over to the warmer to be closed; false when there is no warmer's work. */
  synchronized boolean addSpent(LoadedType loaded) {
    if (closed || !size.keepsContexts()) {
      return false;
    }
    spent.add(loaded);
    wake();
    return true;
  }

  /** Puts a context on its shelf; answers those that are too many now, perhaps this one. */
  synchronized List<LoadedType> add(TypeShelf shelf, LoadedType loaded) {
    if (closed || shelves.get(shelf.kind().key()) != shelf) {
      return List.of(loaded);
    }
    shelf.add(loaded);
    wake();
    return evicted();
  }

  /** Whether the context just made is still wanted on its shelf; if not, a run waits for it. */
  synchronized boolean made(TypeShelf shelf, CompletableFuture<LoadedType> promise) {
    wake();
    return making.remove(shelf, promise);
  }

  /** The look at a returned context is over. */
  synchronized void checked(TypeShelf shelf) {
    shelf.checking(false);
    notifyAll();
  }

  /** Contexts of this type cannot be made ahead. */
  synchronized void giveUp(TypeShelf shelf) {
    shelf.giveUp();
  }

  synchronized @Nullable ScriptContext takeGeneric() {
    wake();
    return generic.poll();
  }

  /** Keeps a context for any type; false when nothing is kept any more. */
  synchronized boolean addGeneric(ScriptContext context) {
    return !closed && generic.add(context);
  }

  synchronized void wake() {
    workMayBeDue = true;
    notifyAll();
  }

  /** Waits for work; null when there will be none. */
  synchronized @Nullable Work awaitWork() throws InterruptedException {
    while (!closed) {
      Work work = dueWork();
      if (work != null) {
        return work;
      }
      workMayBeDue = false;
      notifyAll();
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(1_000_000, nextShrinking - System.nanoTime()));
    }
    return null;
  }

  /** Blocks until nothing is left to do. */
  synchronized void awaitQuiet() throws InterruptedException {
    while (!closed && (workMayBeDue || !making.isEmpty())) {
      wait();
    }
  }

  /** Takes all waiting contexts of types away. */
  synchronized List<LoadedType> emptyAll() {
    List<LoadedType> all = new ArrayList<>();
    shelves.values().forEach(shelf -> all.addAll(shelf.empty()));
    all.addAll(spent);
    spent.clear();
    return all;
  }

  /** Takes all waiting contexts away, and forgets types without a run, so that nothing is made for them until somebody asks. */
  synchronized List<LoadedType> forgetIdle() {
    List<LoadedType> all = emptyAll();
    shelves.values().removeIf(shelf -> shelf.inUse() == 0);
    return all;
  }

  /** Closes the contexts that wait for any type. */
  synchronized void closeGeneric() {
    generic.forEach(ScriptContext::close);
    generic.clear();
  }

  /** Nothing is kept from now on, and nobody waits any more. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized ContextPoolStatus status(ContextPoolStatus counts) {
    int ready = shelves.values().stream().mapToInt(TypeShelf::ready).sum();
    return counts.holding(generic.size(), ready, shelves.size());
  }

  private @Nullable Work dueWork() {
    if (!spent.isEmpty()) {
      List<LoadedType> now = List.copyOf(spent);
      spent.clear();
      return new Work.Close(now);
    }
    TypeShelf hungry = null;
    for (TypeShelf shelf : shelves.values()) {
      LoadedType returned = shelf.takeReturned();
      if (returned != null) {
        shelf.checking(true);
        return new Work.Check(shelf, returned);
      }
      if (shelf.isHungry()) {
        hungry = shelf;
      }
    }
    if (hungry != null) {
      CompletableFuture<LoadedType> promise = new CompletableFuture<>();
      making.put(hungry, promise);
      return new Work.Make(hungry, promise);
    }
    if (generic.size() < size.generic()) {
      return new Work.MakeGeneric();
    }
    return System.nanoTime() - nextShrinking >= 0 ? shrink() : null;
  }

  private Work shrink() {
    nextShrinking = System.nanoTime() + SHRINKING_INTERVAL_NANOS;
    List<LoadedType> surplus = new ArrayList<>();
    shelves.values().forEach(shelf -> surplus.addAll(shelf.shrink()));
    return new Work.Discard(surplus);
  }

  /** Types that were used least recently lose their contexts while there are too many of types or of contexts. */
  private List<LoadedType> evicted() {
    List<LoadedType> evicted = new ArrayList<>();
    int total = shelves.values().stream().mapToInt(shelf -> shelf.ready() + shelf.inUse()).sum();
    var oldestFirst = shelves.values().iterator();
    while ((shelves.size() > size.types() || total > size.total()) && shelves.size() > 1 && oldestFirst.hasNext()) {
      TypeShelf oldest = oldestFirst.next();
      if (oldest.inUse() == 0) {
        total -= oldest.ready();
        evicted.addAll(oldest.empty());
        oldestFirst.remove();
      }
    }
    return evicted;
  }
}

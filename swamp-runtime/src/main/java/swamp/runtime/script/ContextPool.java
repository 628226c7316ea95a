package swamp.runtime.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/**
 * Contexts made ahead of need: generic ones with platform and zod evaluated, and for each type in use some in which its
 * code is evaluated too. Each is used for one run and then closed, so that every run sees fresh module state. Thread-safe.
 *
 * <p>One background thread replaces what was taken, most recently used types first.
 */
public final class ContextPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ContextPool.class);

  private final ScriptEngine engine;
  private final ContextPoolSize size;
  private final Deque<ScriptContext> generic = new ArrayDeque<>();
  private final Map<String, TypeShelf> shelves = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, CompletableFuture<LoadedType>> loading = new ConcurrentHashMap<>();
  private final Thread warmer;
  private final AtomicLong hits = new AtomicLong();
  private final AtomicLong misses = new AtomicLong();
  private final AtomicLong retired = new AtomicLong();
  private boolean workMayBeDue = true;
  private boolean closed;

  public ContextPool(ScriptEngine engine, ContextPoolSize size) {
    this.engine = engine;
    this.size = size;
    warmer = Thread.ofPlatform().name("swamp-context-warmer").daemon().unstarted(this::warm);
    warmer.start();
  }

  /**
   * A context for one run, attached to it. The caller closes it with {@link #retire}.
   *
   * @throws SwampException with {@link ErrorCode#BUNDLE_FAILED} when the type's code cannot be loaded
   */
  public LoadedType take(TypeScripts scripts, RunScope scope) {
    TypeShelf shelf = shelf(scripts);
    LoadedType ready = pollReady(shelf);
    if (ready != null) {
      hits.incrementAndGet();
      ready.attach(scope);
      return ready;
    }
    misses.incrementAndGet();
    ScriptContext context = genericContext();
    context.attach(scope);
    return LoadedType.load(engine, context, scripts);
  }

  /**
   * What one extension file exports, learned by evaluating it.
   *
   * @param scope the caller on whose behalf the file is evaluated, for files that look at the environment at once
   * @throws SwampException with {@link ErrorCode#BUNDLE_FAILED} when the code throws or exports nothing valid
   */
  public EntryInspection inspect(BundleScript script, RunScope scope) {
    ScriptContext context = genericContext();
    context.attach(scope);
    return LoadedType.inspect(engine, context, script);
  }

  /**
   * The description of a type with everything that extensions add to it; its shape is that of {@code describeType} in the
   * driver's sources.
   *
   * @throws SwampException with {@link ErrorCode#BUNDLE_FAILED} when the code throws or exports nothing valid
   */
  public JsonNode describe(TypeScripts scripts, RunScope scope) {
    ScriptContext context = genericContext();
    context.attach(scope);
    try (LoadedType loaded = LoadedType.load(engine, context, scripts)) {
      return loaded.describe();
    }
  }

  /** Ends a context after its run and lets its replacement be warmed. Safe from every thread. */
  public void retire(LoadedType used) {
    retired.incrementAndGet();
    used.close();
    wakeWarmer();
  }

  /**
   * Notes arguments of a run that went well, JSON {@code {method, globalArguments, methodArguments}}: future contexts of
   * the type are rehearsed with them, so that their first parse is not their first.
   */
  public void learn(TypeScripts scripts, String method, String sampleJson) {
    shelf(scripts).learn(method, sampleJson);
  }

  /** What the pool holds and has done since it was made. */
  public ContextPoolStatus status() {
    synchronized (this) {
      int ready = shelves.values().stream().mapToInt(TypeShelf::ready).sum();
      return new ContextPoolStatus(generic.size(), ready, shelves.size(), hits.get(), misses.get(), retired.get());
    }
  }

  /** Blocks until nothing is left to warm; for tests and for warming up before measuring. */
  public synchronized void awaitWarm() throws InterruptedException {
    while (!closed && (workMayBeDue || !loading.isEmpty())) {
      wait();
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      warmer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      generic.forEach(ScriptContext::close);
      generic.clear();
      shelves.values().forEach(TypeShelf::close);
      shelves.clear();
    }
  }

  private synchronized TypeShelf shelf(TypeScripts scripts) {
    return shelves.computeIfAbsent(scripts.key(), key -> new TypeShelf(scripts, size));
  }

  private @Nullable LoadedType pollReady(TypeShelf shelf) {
    CompletableFuture<LoadedType> warming;
    synchronized (this) {
      LoadedType ready = shelf.take();
      workMayBeDue = true;
      notifyAll();
      if (ready != null) {
        return ready;
      }
      warming = loading.remove(shelf.scripts().key());
    }
    return warming == null ? null : join(warming);
  }

  // A request for something that is being warmed waits for that work instead of doing it a second time.
  private static @Nullable LoadedType join(CompletableFuture<LoadedType> warming) {
    try {
      LoadedType loaded = warming.get();
      if (loaded.reachedForTheOutside()) {
        loaded.close();
        return null;
      }
      return loaded;
    } catch (ExecutionException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SwampException(ErrorCode.CANCELLED, "Cancelled while waiting for a context to be warmed", e);
    }
  }

  private ScriptContext genericContext() {
    synchronized (this) {
      ScriptContext context = generic.poll();
      workMayBeDue = true;
      notifyAll();
      if (context != null) {
        return context;
      }
    }
    return new ScriptContext(engine);
  }

  private synchronized void wakeWarmer() {
    workMayBeDue = true;
    notifyAll();
  }

  private void warm() {
    Runnable work;
    while ((work = nextWork()) != null) {
      try {
        work.run();
      } catch (RuntimeException e) {
        LOG.warn("warming a context failed: {}", e.getMessage());
      }
    }
  }

  private synchronized @Nullable Runnable nextWork() {
    while (!closed) {
      TypeShelf hungry = mostRecentHungryShelf();
      if (hungry != null) {
        CompletableFuture<LoadedType> promise = new CompletableFuture<>();
        loading.put(hungry.scripts().key(), promise);
        return () -> fill(hungry, promise);
      }
      if (generic.size() < size.generic()) {
        return this::addGeneric;
      }
      workMayBeDue = false;
      notifyAll();
      try {
        wait();
      } catch (InterruptedException e) {
        return null;
      }
    }
    return null;
  }

  private @Nullable TypeShelf mostRecentHungryShelf() {
    TypeShelf found = null;
    for (TypeShelf shelf : shelves.values()) {
      if (shelf.isHungry()) {
        found = shelf;
      }
    }
    return found;
  }

  private void addGeneric() {
    ScriptContext context = new ScriptContext(engine);
    synchronized (this) {
      if (closed) {
        context.close();
      } else {
        generic.add(context);
      }
    }
  }

  private void fill(TypeShelf shelf, CompletableFuture<LoadedType> promise) {
    try {
      LoadedType loaded = LoadedType.load(engine, new ScriptContext(engine), shelf.scripts());
      shelf.rehearse(loaded);
      offer(shelf, promise, loaded);
    } catch (RuntimeException e) {
      synchronized (this) {
        loading.remove(shelf.scripts().key(), promise);
        shelf.giveUp();
      }
      promise.completeExceptionally(e);
      throw e;
    }
  }

  private synchronized void offer(TypeShelf shelf, CompletableFuture<LoadedType> promise, LoadedType loaded) {
    boolean wanted = loading.remove(shelf.scripts().key(), promise);
    if (loaded.reachedForTheOutside()) {
      shelf.giveUp();
    }
    if (!wanted) {
      promise.complete(loaded);
    } else if (closed || loaded.reachedForTheOutside()) {
      loaded.close();
    } else {
      shelf.add(loaded);
    }
    evictIdleShelves();
    notifyAll();
  }

  private void evictIdleShelves() {
    var oldestFirst = shelves.values().iterator();
    while (shelves.size() > size.types() && oldestFirst.hasNext()) {
      TypeShelf oldest = oldestFirst.next();
      oldest.close();
      oldestFirst.remove();
    }
  }
}

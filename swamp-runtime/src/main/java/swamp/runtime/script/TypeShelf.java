package swamp.runtime.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contexts of one kind that wait for runs. Guarded by its pool, except the samples, which are guarded here. */
final class TypeShelf {
  private static final int KEPT_SAMPLES = 16;

  private final ContextKind kind;
  private final ContextPoolSize size;
  private final Deque<LoadedType> ready = new ArrayDeque<>();
  private final Deque<LoadedType> returned = new ArrayDeque<>();
  private final Map<String, String> samples = new LinkedHashMap<>();
  private int inUse;
  private int wanted = 1;
  private boolean asked;
  private boolean checking;
  private boolean gaveUp;

  TypeShelf(ContextKind kind, ContextPoolSize size) {
    this.kind = kind;
    this.size = size;
  }

  ContextKind kind() {
    return kind;
  }

  int ready() {
    return ready.size() + returned.size();
  }

  int inUse() {
    return inUse;
  }

  /** A run begins: takes a ready context; a shelf that runs empty wants to hold more from now on. */
  @Nullable LoadedType take() {
    asked = true;
    inUse++;
    LoadedType taken = ready.poll();
    boolean ranEmpty = kind.isolation() == Isolation.FRESH ? taken == null || ready.isEmpty() : taken == null && returned.isEmpty();
    if (ranEmpty) {
      wanted = Math.min(wanted + 1, size.perType());
    }
    return taken;
  }

  /** A context that served a run and was not looked at yet. */
  @Nullable LoadedType takeReturned() {
    return returned.poll();
  }

  boolean hasReturned() {
    return !returned.isEmpty();
  }

  /** Notes that a returned context is being looked at, or no longer is. */
  void checking(boolean now) {
    checking = now;
  }

  /** Whether the only context that may soon be free is being looked at. */
  boolean isOnlyBeingChecked() {
    return checking && ready.isEmpty() && returned.isEmpty();
  }

  void add(LoadedType loaded) {
    // The one used last is the one whose memory is still in the processor's caches.
    ready.push(loaded);
  }

  void addReturned(LoadedType loaded) {
    returned.add(loaded);
  }

  /** A run is over. */
  void ended() {
    inUse--;
  }

  /** Whether another context should be warmed for this type. */
  boolean isHungry() {
    int have = kind.isolation() == Isolation.FRESH ? ready.size() : ready() + inUse;
    return !gaveUp && size.keepsContexts() && have < wanted;
  }

  /** Contexts of this type cannot be made ahead: its code fails, or asks for the caller while it is evaluated. */
  void giveUp() {
    gaveUp = true;
  }

  /** Wants half as many contexts when nobody has asked since the last call; answers those that are too many now. */
  List<LoadedType> shrink() {
    if (asked) {
      asked = false;
      return List.of();
    }
    wanted = Math.max(1, wanted / 2);
    List<LoadedType> surplus = new ArrayList<>();
    while (ready.size() > wanted) {
      surplus.add(ready.removeLast());
    }
    return surplus;
  }

  void learn(String method, String sampleJson) {
    synchronized (samples) {
      samples.remove(method);
      samples.put(method, sampleJson);
      if (samples.size() > KEPT_SAMPLES) {
        samples.remove(samples.keySet().iterator().next());
      }
    }
  }

  void rehearse(LoadedType loaded) {
    String all;
    synchronized (samples) {
      all = "[" + String.join(",", samples.values()) + "]";
    }
    loaded.rehearse(all);
  }

  /** Takes all waiting contexts away; it wants one again. */
  List<LoadedType> empty() {
    List<LoadedType> all = new ArrayList<>(ready);
    all.addAll(returned);
    ready.clear();
    returned.clear();
    wanted = 1;
    return all;
  }
}

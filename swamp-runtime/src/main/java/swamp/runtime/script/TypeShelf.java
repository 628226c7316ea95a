package swamp.runtime.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ready contexts of one type. Guarded by its pool, except the samples, which are guarded here. */
final class TypeShelf {
  private static final int KEPT_SAMPLES = 16;

  private final TypeScripts scripts;
  private final ContextPoolSize size;
  private final Deque<LoadedType> ready = new ArrayDeque<>();
  private final Map<String, String> samples = new LinkedHashMap<>();
  private int wanted = 1;
  private boolean gaveUp;

  TypeShelf(TypeScripts scripts, ContextPoolSize size) {
    this.scripts = scripts;
    this.size = size;
  }

  TypeScripts scripts() {
    return scripts;
  }

  int ready() {
    return ready.size();
  }

  /** Takes a ready context; an empty shelf wants to hold more from now on. */
  @Nullable LoadedType take() {
    LoadedType taken = ready.poll();
    if (taken == null || ready.isEmpty()) {
      wanted = Math.min(wanted + 1, size.perType());
    }
    return taken;
  }

  void add(LoadedType loaded) {
    ready.add(loaded);
  }

  /** Whether another context should be warmed for this type. */
  boolean isHungry() {
    return !gaveUp && size.keepsContexts() && ready.size() < wanted;
  }

  /** Contexts of this type cannot be made ahead: its code fails, or asks for the caller while it is evaluated. */
  void giveUp() {
    gaveUp = true;
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

  void close() {
    ready.forEach(LoadedType::close);
    ready.clear();
  }
}

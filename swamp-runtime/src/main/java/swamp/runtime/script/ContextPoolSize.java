package swamp.runtime.script;

/**
 * How much a {@link ContextPool} keeps ready. A context costs about 1 MB.
 *
 * @param generic contexts with platform and zod only
 * @param perType contexts of a type while it is used often
 * @param types types with contexts of their own; the least recently used one beyond that loses its contexts
 */
public record ContextPoolSize(int generic, int perType, int types) {
  public ContextPoolSize {
    if (generic < 0 || perType < 1 || types < 1) {
      throw new IllegalArgumentException("generic >= 0, perType >= 1 and types >= 1 are needed");
    }
  }

  /** Whether contexts are made ahead of need at all. */
  public boolean keepsContexts() {
    return generic > 0;
  }

  /** Fits a daemon of 512 MB heap. */
  public static ContextPoolSize standard() {
    return new ContextPoolSize(2, 4, 24);
  }

  /** For a process that runs one request and ends: nothing is kept ready. */
  public static ContextPoolSize none() {
    return new ContextPoolSize(0, 1, 1);
  }
}

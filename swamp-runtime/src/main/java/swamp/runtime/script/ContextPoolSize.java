package swamp.runtime.script;

/**
 * How much a {@link ContextPool} keeps ready. A context costs about 1 MB.
 *
 * @param generic contexts with platform and zod only
 * @param perType contexts of a type while it is used often
 * @param types types with contexts of their own; the least recently used one beyond that loses its contexts
 * @param total contexts of all types together; beyond that types used less recently lose theirs
 */
public record ContextPoolSize(int generic, int perType, int types, int total) {
  private static final long BYTES_PER_CONTEXT = 1L << 20;
  private static final int MOST_PER_TYPE = 16;
  private static final int MOST_TYPES = 64;

  public ContextPoolSize {
    if (generic < 0 || perType < 1 || types < 1 || total < 1) {
      throw new IllegalArgumentException("generic >= 0, perType >= 1, types >= 1 and total >= 1 are needed");
    }
  }

  /** Whether contexts are made ahead of need at all. */
  public boolean keepsContexts() {
    return generic > 0;
  }

  /** Contexts that take at most a quarter of this process' heap. */
  public static ContextPoolSize standard() {
    return ofHeap(Runtime.getRuntime().maxMemory());
  }

  static ContextPoolSize ofHeap(long bytes) {
    int total = Math.clamp(bytes / 4 / BYTES_PER_CONTEXT, 4, 512);
    return new ContextPoolSize(2, Math.clamp(total / 8, 2, MOST_PER_TYPE), Math.clamp(total / 2, 2, MOST_TYPES), total);
  }

  /** For a process that runs one request and ends: nothing is kept ready. */
  public static ContextPoolSize none() {
    return new ContextPoolSize(0, 1, 1, 1);
  }
}

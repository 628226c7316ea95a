package swamp.runtime.extension;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Finds extension entries (extension-api §3.1) and remembers what it found. Thread-safe.
 *
 * <p>A repeated search costs one look at each directory and at each {@code .ts} file that is no entry; nothing is listed
 * or read again unless one of them changed.
 */
public final class ExtensionDiscovery {
  private static final int REMEMBERED_SEARCHES = 64;

  private final EntryExports exports;
  private final InstantSource clock;
  private final AtomicLong generations = new AtomicLong();
  private final Cache<List<ExtensionDirectory>, DiscoveredExtensions> found =
      Caffeine.newBuilder().maximumSize(REMEMBERED_SEARCHES).executor(Runnable::run).build();

  public ExtensionDiscovery(EntryExports exports) {
    this(exports, InstantSource.system());
  }

  ExtensionDiscovery(EntryExports exports, InstantSource clock) {
    this.exports = exports;
    this.clock = clock;
  }

  /**
   * The entries of these directories, in their order. Returns the very same object while nothing changed. An entry that
   * was edited in place is not noticed here but by {@link BundleCache}, or by {@link #rescan}.
   */
  public DiscoveredExtensions discover(List<ExtensionDirectory> directories) {
    DiscoveredExtensions known = found.getIfPresent(directories);
    return known != null && known.isCurrent() ? known : scan(directories, known);
  }

  /** As {@link #discover}, but also looks at every entry: for questions that no known entry answers. */
  public DiscoveredExtensions rescan(List<ExtensionDirectory> directories) {
    return scan(directories, found.getIfPresent(directories));
  }

  private DiscoveredExtensions scan(List<ExtensionDirectory> directories, @Nullable DiscoveredExtensions known) {
    DiscoveryScan scan = new DiscoveryScan(exports, clock, known);
    directories.forEach(scan::add);
    DiscoveredExtensions now = scan.result();
    long generation = known != null && known.tellsTheSameAs(now) ? known.generation() : generations.incrementAndGet();
    DiscoveredExtensions result = now.withGeneration(generation);
    found.put(List.copyOf(directories), result);
    return result;
  }
}

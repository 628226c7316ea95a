package swamp.runtime.extension;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/**
 * The bundles of extensions: in memory, behind that on disk, behind that the bundler. Thread-safe.
 *
 * <p>Each question looks at the files that went into the bundle, so an edit is noticed at once; several threads that ask
 * for the same bundle wait for one build.
 */
public final class BundleCache {
  /** What is kept on disk at most. */
  private static final Duration UNUSED_FOR = Duration.ofDays(30);
  private static final long LARGEST_STORE_BYTES = 512L << 20;
  private static final long CLEANING_INTERVAL_NANOS = Duration.ofHours(6).toNanos();
  private static final int WEIGHT_WITHOUT_CODE = 4096;

  private final BundleStore store;
  private final BundleBuild build;
  private final InstantSource clock;
  private final Cache<ExtensionEntry, BundleOutcome> memory;
  private final BundleUses uses;
  private final ConcurrentMap<ExtensionEntry, BundleFlight> inFlight = new ConcurrentHashMap<>();
  private final AtomicLong nextCleaning = new AtomicLong(System.nanoTime());

  /**
   * A cache over this bundler.
   *
   * @param largestMemoryBytes what the code of all bundles in memory may weigh
   */
  public BundleCache(Bundler bundler, BundleStore store, PackageResolver packages, long largestMemoryBytes) {
    this(bundler, store, packages, largestMemoryBytes, InstantSource.system());
  }

  BundleCache(
      Bundler bundler, BundleStore store, PackageResolver packages, long largestMemoryBytes, InstantSource clock) {
    this.store = store;
    this.build = new BundleBuild(bundler, store, packages, clock);
    this.clock = clock;
    this.uses = new BundleUses(clock);
    this.memory = Caffeine.newBuilder()
        .maximumWeight(largestMemoryBytes)
        .weigher((ExtensionEntry entry, BundleOutcome outcome) -> weight(outcome))
        .executor(Runnable::run)
        .evictionListener((@Nullable ExtensionEntry entry, @Nullable BundleOutcome outcome, RemovalCause cause) -> {
          if (entry != null) {
            uses.forget(entry);
          }
        })
        .build();
  }

  /**
   * The bundle of the entry as its sources are now. When they are broken and an older bundle is known, that one is
   * returned, marked as outdated.
   *
   * @param client on whose behalf packages are fetched; told of it on the calling thread
   * @throws SwampException with {@link ErrorCode#BUNDLE_FAILED} when the sources cannot be bundled,
   *     {@link ErrorCode#BUNDLER_UNAVAILABLE} when the bundler does not work, {@link ErrorCode#CANCELLED} when interrupted
   */
  public Bundle bundle(ExtensionEntry entry, PackageClient client) {
    while (true) {
      BundleOutcome known = memory.getIfPresent(entry);
      Optional<BundleOutcome> current = known == null ? Optional.empty() : known.revalidated(clock);
      if (current.isPresent()) {
        if (!current.get().equals(known)) {
          memory.put(entry, current.get());
        }
        uses.hit(entry);
        return current.get().bundle();
      }
      BundleFlight own = new BundleFlight();
      BundleFlight other = inFlight.putIfAbsent(entry, own);
      if (other == null) {
        PackageClient buildClient = new PackageClient(client.environment(), own::progress);
        // On a thread of its own, so that an interrupted request does not take the others' build with it.
        Thread.ofVirtual().name("bundle " + entry.relativePath()).start(() -> buildInto(own, entry, buildClient));
        return own.await(client).bundle();
      }
      BundleOutcome joined = other.await(client);
      // The build may have read its sources before an edit that this request must see.
      if (joined.revalidated(clock).isPresent()) {
        return joined.bundle();
      }
    }
  }

  /** The bundle of the entry as its sources are now, if it was made before; nothing is bundled. */
  public Optional<Bundle> known(ExtensionEntry entry) {
    BundleOutcome inMemory = memory.getIfPresent(entry);
    Optional<BundleOutcome> current = (inMemory == null ? Optional.<BundleOutcome>empty() : inMemory.revalidated(clock))
        .or(() -> build.known(entry));
    current.ifPresent(outcome -> keep(entry, outcome));
    return current.filter(outcome -> outcome.failure().isEmpty()).flatMap(BundleOutcome::good);
  }

  /** The bundles in memory, the most used first. */
  public List<BundleUse> uses() {
    return uses.all();
  }

  private void buildInto(BundleFlight flight, ExtensionEntry entry, PackageClient client) {
    try {
      BundleOutcome outcome = build.run(entry, Optional.ofNullable(memory.getIfPresent(entry)), client);
      if (outcome.lasting()) {
        keep(entry, outcome);
      }
      inFlight.remove(entry, flight);
      flight.complete(outcome);
    } catch (Throwable e) {
      inFlight.remove(entry, flight);
      flight.fail(e);
    }
    cleanSometimes();
  }

  private void keep(ExtensionEntry entry, BundleOutcome outcome) {
    memory.put(entry, outcome);
    outcome.good().ifPresent(bundle -> uses.loaded(entry, bundle));
  }

  private void cleanSometimes() {
    long due = nextCleaning.get();
    long now = System.nanoTime();
    if (now - due >= 0 && nextCleaning.compareAndSet(due, now + CLEANING_INTERVAL_NANOS)) {
      store.cleanUp(UNUSED_FOR, LARGEST_STORE_BYTES);
    }
  }

  private static int weight(BundleOutcome outcome) {
    return outcome.good().map(bundle -> bundle.code().length()).orElse(0) + WEIGHT_WITHOUT_CODE;
  }
}

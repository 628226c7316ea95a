package swamp.runtime.extension;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts how often each bundle in memory is used. Thread-safe. */
final class BundleUses {
  private final InstantSource clock;
  private final ConcurrentMap<ExtensionEntry, Counted> counted = new ConcurrentHashMap<>();

  BundleUses(InstantSource clock) {
    this.clock = clock;
  }

  /** This bundle is in memory from now on; one that is there already keeps its count. */
  void loaded(ExtensionEntry entry, Bundle bundle) {
    counted.compute(entry, (_, known) -> known != null && known.hash().equals(bundle.hash())
        ? known
        : new Counted(bundle.hash(), clock.instant(), new LongAdder()));
  }

  void hit(ExtensionEntry entry) {
    Counted known = counted.get(entry);
    if (known != null) {
      known.hits().increment();
    }
  }

  void forget(ExtensionEntry entry) {
    counted.remove(entry);
  }

  /** All of them, the most used first. */
  List<BundleUse> all() {
    return counted.entrySet().stream()
        .map(use -> new BundleUse(
            use.getValue().hash(), use.getKey().file(), use.getValue().loaded(), use.getValue().hits().sum()))
        .sorted(Comparator.comparingLong(BundleUse::hits).reversed())
        .toList();
  }

  private record Counted(String hash, Instant loaded, LongAdder hits) {}
}

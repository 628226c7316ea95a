package swamp.runtime.script;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A pool's facts at one moment.
 *
 * @param generic contexts ready for any type
 * @param ready contexts ready for one type
 * @param inUse contexts that serve a run now
 * @param types types known to the pool
 * @param hits runs that found a ready context
 * @param misses runs that had to load their type's code
 * @param reused runs that got a context which had served another run before
 * @param retired contexts closed since the start, by reason; a reason without any is missing
 */
public record ContextPoolStatus(
    int generic,
    int ready,
    int inUse,
    int types,
    long hits,
    long misses,
    long reused,
    Map<RetirementReason, Long> retired) {
  public ContextPoolStatus {
    Map<RetirementReason, Long> ordered = new EnumMap<>(RetirementReason.class);
    ordered.putAll(retired);
    retired = Collections.unmodifiableMap(ordered);
  }

  /** The same counts with what is on the shelves. */
  ContextPoolStatus holding(int nowGeneric, int nowReady, int nowTypes) {
    return new ContextPoolStatus(nowGeneric, nowReady, inUse, nowTypes, hits, misses, reused, retired);
  }

  /** Contexts closed since the start. */
  public long retiredInAll() {
    return retired.values().stream().mapToLong(Long::longValue).sum();
  }
}

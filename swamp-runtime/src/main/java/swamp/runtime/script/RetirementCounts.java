package swamp.runtime.script;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts closed contexts by reason. Thread-safe. */
final class RetirementCounts {
  private final Map<RetirementReason, LongAdder> counts = new EnumMap<>(RetirementReason.class);

  RetirementCounts() {
    for (RetirementReason reason : RetirementReason.values()) {
      counts.put(reason, new LongAdder());
    }
  }

  void add(RetirementReason reason) {
    counts(reason).increment();
  }

  Map<RetirementReason, Long> now() {
    Map<RetirementReason, Long> now = new EnumMap<>(RetirementReason.class);
    counts.forEach((reason, count) -> {
      if (count.sum() > 0) {
        now.put(reason, count.sum());
      }
    });
    return now;
  }

  private LongAdder counts(RetirementReason reason) {
    return java.util.Objects.requireNonNull(counts.get(reason));
  }
}

package swamp.daemon;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;
import swamp.protocol.JsonText;

/**
 * How long requests of each kind have taken, from their start to their end, waiting in the queue not included. Bounded:
 * kinds that nobody asks for any more make room. Thread-safe; recording a known kind allocates nothing.
 */
final class ServiceTimes {
  private static final int MOST_KINDS = 128;
  private static final long LONGEST_MICROSECONDS = Duration.ofDays(1).toNanos() / 1000;
  private static final int SIGNIFICANT_DIGITS = 2;
  private static final double MICROSECONDS_IN_MILLISECOND = 1000.0;

  private final Cache<RequestKind, Times> kinds = Caffeine.newBuilder().maximumSize(MOST_KINDS).build();

  /** Notes one request of this kind. */
  void record(RequestKind kind, long nanoseconds, boolean succeeded) {
    Times times = kinds.get(kind, _ -> new Times());
    times.microseconds.recordValue(Math.clamp(nanoseconds / 1000, 0, LONGEST_MICROSECONDS));
    if (!succeeded) {
      times.failed.increment();
    }
  }

  /** One object for each kind, the most frequent first; times in milliseconds. */
  ArrayNode document() {
    ArrayNode list = JsonText.object().arrayNode();
    List<Row> rows = kinds.asMap().entrySet().stream()
        .map(entry -> new Row(entry.getKey(), entry.getValue().microseconds.copy(), entry.getValue().failed.sum()))
        .sorted(Comparator.comparingLong((Row row) -> row.times.getTotalCount()).reversed()
            .thenComparing(row -> row.kind.description()))
        .toList();
    rows.forEach(row -> row.addTo(list.addObject()));
    return list;
  }

  private static final class Times {
    final AtomicHistogram microseconds = new AtomicHistogram(LONGEST_MICROSECONDS, SIGNIFICANT_DIGITS);
    final LongAdder failed = new LongAdder();
  }

  private record Row(RequestKind kind, Histogram times, long failed) {
    void addTo(ObjectNode object) {
      kind.addTo(object);
      object.put("count", times.getTotalCount())
          .put("failed", failed)
          .put("p50Ms", milliseconds(times.getValueAtPercentile(50)))
          .put("p90Ms", milliseconds(times.getValueAtPercentile(90)))
          .put("p99Ms", milliseconds(times.getValueAtPercentile(99)))
          .put("maxMs", milliseconds(times.getMaxValue()));
    }

    private static double milliseconds(long microseconds) {
      return microseconds / MICROSECONDS_IN_MILLISECOND;
    }
  }
}

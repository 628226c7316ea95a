package swamp.runtime.data;

import java.time.Duration;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** How long a data item lives (data-format §2.4). */
public sealed interface Lifetime {
  /** As it stands in {@code metadata.yaml}. */
  String text();

  /**
   * Reads a lifetime. A zero duration means {@code workflow}.
   *
   * @throws SwampException with {@link ErrorCode#VALIDATION_FAILED} for any other text
   */
  static Lifetime parse(String text) {
    for (Bound bound : Bound.values()) {
      if (bound.text().equals(text)) {
        return bound;
      }
    }
    Duration duration = RetentionDuration.parse(text)
        .orElseThrow(() -> new SwampException(
            ErrorCode.VALIDATION_FAILED,
            "Invalid lifetime '" + text
                + "': use ephemeral, infinite, job, workflow, or a duration such as 30d, 12h, 2mo or 1y"));
    return duration.isZero() ? Bound.WORKFLOW : new Lasting(text, duration);
  }

  /** A lifetime that ends with something else, or never. */
  enum Bound implements Lifetime {
    EPHEMERAL("ephemeral"),
    INFINITE("infinite"),
    JOB("job"),
    WORKFLOW("workflow");

    private final String text;

    Bound(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /** A lifetime counted from the creation of the latest version. */
  record Lasting(String text, Duration duration) implements Lifetime {
    public Lasting {
      if (duration.isZero() || duration.isNegative()) {
        throw new IllegalArgumentException("a lifetime lasts longer than zero: " + text);
      }
    }
  }
}

package swamp.runtime.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Time that passes only when somebody pauses or a test says so. A pause runs the heartbeats that fall into it. */
public final class FakeTiming implements Timing {
  private final List<Beat> beats = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-22T11:00:00Z");
  private double random = 0.5;
  private Runnable duringPause = () -> {};

  private final class Beat implements Heartbeat {
    private final Duration period;
    private final Runnable action;
    private Instant due;

    Beat(Duration period, Runnable action) {
      this.period = period;
      this.action = action;
      this.due = now.plus(period);
    }

    @Override
    public void stop() {
      beats.remove(this);
    }
  }

  public void advance(Duration duration) {
    Instant end = now.plus(duration);
    while (true) {
      Beat next = beats.stream().min(Comparator.comparing(beat -> beat.due)).orElse(null);
      if (next == null || next.due.isAfter(end)) {
        break;
      }
      now = next.due;
      next.due = next.due.plus(next.period);
      next.action.run();
    }
    now = end;
  }

  /** The pauses so far. */
  public List<Duration> pauses() {
    return pauses;
  }

  public void duringPause(Runnable action) {
    duringPause = action;
  }

  public void random(double value) {
    random = value;
  }

  public int heartbeats() {
    return beats.size();
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public long nanoTime() {
    return Duration.between(Instant.EPOCH, now).toNanos();
  }

  @Override
  public void pause(Duration duration, CompletableFuture<?> wakeUp) {
    duringPause.run();
    if (!wakeUp.isDone()) {
      pauses.add(duration);
      advance(duration);
    }
  }

  @Override
  public double random() {
    return random;
  }

  @Override
  public Heartbeat every(Duration period, Runnable beat) {
    Beat added = new Beat(period, beat);
    beats.add(added);
    return added;
  }
}

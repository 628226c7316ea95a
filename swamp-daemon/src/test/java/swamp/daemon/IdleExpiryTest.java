package swamp.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class IdleExpiryTest {
  private Duration wall = Duration.ofDays(20_000);
  private Duration monotonic = Duration.ofNanos(Long.MAX_VALUE - 1_000_000_000);
  private final IdleExpiry hour = expiry(Duration.ofHours(1));

  @Test
  void the_time_is_over_when_nothing_was_asked_for_so_long() {
    pass(Duration.ofMinutes(59));
    assertFalse(hour.isOver(false));
    pass(Duration.ofMinutes(1));
    assertTrue(hour.isOver(false));
    assertEquals(Duration.ofHours(1), hour.idleTime());
  }

  @Test
  void a_request_starts_the_time_anew() {
    pass(Duration.ofMinutes(59));
    hour.activity();
    pass(Duration.ofMinutes(59));
    assertFalse(hour.isOver(false));
  }

  @Test
  void a_long_run_is_not_idleness_and_neither_is_the_time_right_after_it() {
    pass(Duration.ofHours(5));
    assertFalse(hour.isOver(true));
    pass(Duration.ofMinutes(59));
    assertFalse(hour.isOver(false));
    pass(Duration.ofMinutes(1));
    assertTrue(hour.isOver(false));
  }

  @Test
  void rule_28_a_computer_that_slept_starts_the_time_anew() {
    pass(Duration.ofMinutes(59));
    wall = wall.plusHours(8);
    pass(Duration.ofMinutes(1));
    assertFalse(hour.isOver(false));
    pass(Duration.ofHours(1));
    assertTrue(hour.isOver(false));
  }

  @Test
  void rule_28_a_wall_clock_set_back_starts_the_time_anew_too() {
    pass(Duration.ofHours(2));
    wall = wall.minusHours(3);
    assertFalse(hour.isOver(false));
  }

  @Test
  void zero_is_never() {
    IdleExpiry never = expiry(Duration.ZERO);
    pass(Duration.ofDays(300));
    assertFalse(never.isOver(false));
  }

  private IdleExpiry expiry(Duration limit) {
    return new IdleExpiry(limit, () -> wall.toMillis(),
        () -> monotonic.getSeconds() * 1_000_000_000 + monotonic.getNano());
  }

  private void pass(Duration time) {
    wall = wall.plus(time);
    monotonic = monotonic.plus(time);
  }
}

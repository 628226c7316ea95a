package swamp.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureTest {
  @Test
  void a_failure_tells_everything_the_exception_knows() {
    Failure failure = Failure.of(new SwampException(ErrorCode.BUSY, "full").withHint("later").withoutShownCode());
    assertEquals(new Failure("busy", "full", Optional.of("later"), false, Optional.empty(), Optional.empty()), failure);
    assertEquals(ErrorCode.BUSY.exitCode(), failure.exitCode());
  }

  @Test
  void a_defect_carries_its_stack_and_a_name_when_it_has_no_message() {
    Failure failure = Failure.ofDefect(new IllegalStateException());
    assertEquals("java.lang.IllegalStateException", failure.message());
    assertTrue(failure.stack().orElseThrow().contains("FailureTest"));
    assertEquals(ErrorCode.INTERNAL.exitCode(), failure.exitCode());
  }

  @Test
  void a_code_of_a_newer_server_exits_with_one() {
    assertEquals(1, new Failure("brand_new", "m", Optional.empty(), true, Optional.empty(), Optional.empty()).exitCode());
  }

  @Test
  void the_build_fingerprint_comes_from_the_build() {
    assertTrue(BuildFingerprint.current().version().matches("\\d+\\.\\d+\\.\\d+.*"), BuildFingerprint.current().text());
    assertFalse(BuildFingerprint.current().hash().contains("$"));
  }
}

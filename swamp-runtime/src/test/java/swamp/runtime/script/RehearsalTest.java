package swamp.runtime.script;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import org.junit.jupiter.api.Test;

final class RehearsalTest {
  @Test
  void aRehearsalGoesThroughAWholeRun() {
    try (ScriptEngine engine = new ScriptEngine()) {
      // It throws when the model is refused, its arguments are, or its method fails.
      assertDoesNotThrow(new Rehearsal(engine)::run);
      assertDoesNotThrow(new Rehearsal(engine)::run);
    }
  }
}

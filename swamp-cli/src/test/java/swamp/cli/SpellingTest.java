package swamp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class SpellingTest {
  @Property
  void aKnownNameIsNearestToItself(
      @ForAll @Size(min = 1, max = 8) @UniqueElements List<@StringLength(max = 12) String> known) {
    for (String name : known) {
      assertEquals(name, Spelling.nearest(name, known));
    }
  }

  @Test
  void theFirstOfEquallyNearNamesWins() {
    assertEquals("get", Spelling.nearest("het", List.of("get", "set")));
  }

  @Test
  void nothingIsNearestToAnythingWhenNothingIsKnown() {
    assertEquals("", Spelling.nearest("x", List.of()));
  }
}

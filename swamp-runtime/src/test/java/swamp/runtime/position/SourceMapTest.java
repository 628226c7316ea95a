package swamp.runtime.position;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class SourceMapTest {
  /** Line 1 is not mapped; line 2 has b.ts 1:1 at column 1 and a.ts 11:5 at column 5; line 4 goes back to b.ts 3:1. */
  private static final String MAP = """
      {"version": 3, "sources": ["a.ts", "b.ts"], "names": ["n"], "mappings": ";ACAA,IDUIA;;ACRJ"}""";

  @Test
  void aPlaceBelongsToTheLastSegmentBeforeIt() {
    SourceMap map = SourceMap.of(MAP);

    assertEquals(place("b.ts", 1, 1), map.original(2, 1));
    assertEquals(place("b.ts", 1, 1), map.original(2, 4));
    assertEquals(place("a.ts", 11, 5), map.original(2, 5));
    assertEquals(place("a.ts", 11, 5), map.original(2, 500));
    assertEquals(place("b.ts", 3, 1), map.original(4, 7));
  }

  @Test
  void linesWithoutSegmentsHaveNoOrigin() {
    SourceMap map = SourceMap.of(MAP);

    assertEquals(Optional.empty(), map.original(1, 1));
    assertEquals(Optional.empty(), map.original(3, 1));
    assertEquals(Optional.empty(), map.original(5, 1));
  }

  @Test
  void aSegmentWithoutSourceSaysNothing() {
    SourceMap map = SourceMap.of("{\"sources\": [\"a.ts\"], \"mappings\": \"AAAA,I\"}");

    assertEquals(place("a.ts", 1, 1), map.original(1, 2));
    assertEquals(Optional.empty(), map.original(1, 9));
  }

  @Property(tries = 200)
  void numbersOfAnySizeAndSignAreRead(@ForAll @IntRange(min = 0, max = 5_000_000) int line,
      @ForAll @IntRange(min = 0, max = 5_000_000) int column) {
    String mappings = "AA" + encoded(line) + encoded(column) + ",CA" + encoded(-line) + encoded(-column);
    SourceMap map = SourceMap.of("{\"sources\": [\"a.ts\"], \"mappings\": \"" + mappings + "\"}");

    assertEquals(place("a.ts", line + 1, column + 1), map.original(1, 1));
    assertEquals(place("a.ts", 1, 1), map.original(1, 2));
  }

  private static String encoded(int number) {
    String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    StringBuilder text = new StringBuilder();
    int rest = number < 0 ? (-number << 1) + 1 : number << 1;
    do {
      int digit = rest & 31;
      rest >>>= 5;
      text.append(digits.charAt(rest == 0 ? digit : digit | 32));
    } while (rest != 0);
    return text.toString();
  }

  private static Optional<SourceMap.Place> place(String source, int line, int column) {
    return Optional.of(new SourceMap.Place(source, line, column));
  }
}

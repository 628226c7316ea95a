package swamp.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.protocol.SwampException;

class RetentionTest {
  @ParameterizedTest
  @CsvSource({"15m,PT15M", "4h,PT4H", "30d,P30D", "3w,P21D", "2mo,P60D", "1y,P365D"})
  void aLifetimeMayBeADuration(String text, Duration duration) {
    assertEquals(new Lifetime.Lasting(text, duration), Lifetime.parse(text));
  }

  @ParameterizedTest
  @EnumSource
  void aLifetimeMayBeAWord(Lifetime.Bound word) {
    assertEquals(word, Lifetime.parse(word.text()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0d", "0m", "00y"})
  void aZeroDurationBecomesWorkflow(String text) {
    assertEquals(Lifetime.Bound.WORKFLOW, Lifetime.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "forever", "5", "d", "-1d", "1.5d", "1s", "1D", "99999999999999999999d", "1d ", "INFINITE"})
  void otherLifetimesAreRefused(String text) {
    assertThrows(SwampException.class, () -> Lifetime.parse(text));
  }

  @Test
  void aPolicyIsACountOrADuration() {
    assertEquals(new GarbageCollection.NewestVersions(3), GarbageCollection.parse(IntNode.valueOf(3)));
    assertEquals(new GarbageCollection.NewestVersions(3), GarbageCollection.parse(DoubleNode.valueOf(3.0)));
    assertEquals(
        new GarbageCollection.YoungerThan("7d", Duration.ofDays(7)), GarbageCollection.parse(TextNode.valueOf("7d")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0d", "3", "", "infinite"})
  void otherPolicyTextsAreRefused(String text) {
    assertThrows(SwampException.class, () -> GarbageCollection.parse(TextNode.valueOf(text)));
  }

  @Test
  void aPolicyKeepsAtLeastOneWholeVersion() {
    assertThrows(SwampException.class, () -> GarbageCollection.parse(IntNode.valueOf(0)));
    assertThrows(SwampException.class, () -> GarbageCollection.parse(IntNode.valueOf(-2)));
    assertThrows(SwampException.class, () -> GarbageCollection.parse(DoubleNode.valueOf(1.5)));
  }
}

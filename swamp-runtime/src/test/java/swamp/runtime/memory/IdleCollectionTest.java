package swamp.runtime.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import swamp.runtime.warmup.WorkGauge;

final class IdleCollectionTest {
  private static final long MUCH = 100L << 20;

  private final WorkGauge gauge = new WorkGauge();
  private final FakeHeap heap = new FakeHeap();
  private boolean warming;
  private final IdleCollection collection = new IdleCollection(gauge, () -> warming, heap);

  private static final class FakeHeap implements IdleCollection.Heap {
    private long grown = MUCH;
    private int collections;

    @Override
    public long grownBytes() {
      return grown;
    }

    @Override
    public void collect() {
      collections++;
      grown = 0;
    }
  }

  private int collectionsAfter(int looks) {
    for (int i = 0; i < looks; i++) {
      collection.look();
    }
    return heap.collections;
  }

  @Test
  void whatHasGatheredIsCollectedOnceAfterTwoQuietLooks() {
    assertEquals(0, collectionsAfter(1));
    assertEquals(1, collectionsAfter(1));
    assertEquals(1, collectionsAfter(100));
    heap.grown = MUCH;
    assertEquals(2, collectionsAfter(1));
  }

  @Test
  void aShortRequestBetweenTwoLooksIsNoticed() {
    for (int i = 0; i < 20; i++) {
      gauge.during(() -> 0);
      assertEquals(0, collectionsAfter(1));
    }
    assertEquals(1, collectionsAfter(2));
  }

  @Test
  void duringARequestNothingIsCollected() {
    assertEquals(0, gauge.during(() -> collectionsAfter(20)));
    assertEquals(1, collectionsAfter(2));
  }

  @Test
  void theWarmUpIsNotDisturbed() {
    warming = true;
    assertEquals(0, collectionsAfter(20));
    warming = false;
    assertEquals(1, collectionsAfter(2));
  }

  @Test
  void littleIsLeftAlone() {
    heap.grown = 1 << 20;
    assertEquals(0, collectionsAfter(20));
  }
}

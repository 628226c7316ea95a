package swamp.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import swamp.runtime.file.CrashingFileOperations;
import swamp.runtime.file.JdkFileOperations;

/** Kills the process before and in the middle of every single change of files that an action makes. */
class DataCrashTest {
  private static final DataItem MAIN = DataFixture.item("main");

  @TempDir Path root;

  private record Action(String name, Consumer<DataRepository> run) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Arguments> actions() {
    return Stream.of(
            new Action("first version of an item", data -> DataFixture.write(data, "fresh", "{\"n\":1}")),
            new Action("another version", data -> DataFixture.write(data, "main", "{\"n\":9}")),
            new Action("another version with pruning", data -> DataFixture.write(data, "main", "{\"n\":9}")),
            new Action("two versions at once", DataCrashTest::writeTwo),
            new Action("streamed version", DataCrashTest::stream),
            new Action("deferred versions, committed", data -> deferred(data, true)),
            new Action("deferred versions, rolled back", data -> deferred(data, false)),
            new Action("deletion marker",
                data -> new DeletionMarkers(data, data).markDeleted(MAIN, "destroy", DataFixture.NOW)),
            new Action("rename", data -> new DataRename(data).rename(MAIN, "fresh", DataFixture.NOW)),
            new Action("removal of the latest version", data -> data.removal().removeVersion(MAIN, 4)),
            new Action("removal of an old version", data -> data.removal().removeVersion(MAIN, 2)),
            new Action("removal of the item", data -> data.removal().removeItem(MAIN)),
            new Action("collection of versions", data -> collect(data, Duration.ZERO)),
            new Action("collection of an expired item", data -> collect(data, Duration.ofDays(100))))
        .flatMap(action -> Stream.of(Arguments.of(action, false), Arguments.of(action, true)));
  }

  private static void writeTwo(DataRepository data) {
    DataDraft one = DataDraft.of(MAIN, DataFixture.NOW, DataFixture.description());
    DataDraft two = DataDraft.of(DataFixture.item("fresh"), DataFixture.NOW, DataFixture.description());
    data.writeAll(List.of(
        new DataContent(one, DataFixture.bytes("{\"n\":9}")), new DataContent(two, DataFixture.bytes("{\"n\":9}"))));
  }

  private static void stream(DataRepository data) {
    DataWriter writer = data.allocate(DataDraft.of(MAIN, DataFixture.NOW, DataFixture.description()));
    writer.append(new byte[100_000]);
    writer.append(new byte[100_000]);
    writer.append(new byte[10]);
    writer.finish();
  }

  private static void deferred(DataRepository data, boolean commit) {
    try (DeferredData deferred = data.deferred()) {
      DataFixture.write(deferred, "main", "{\"n\":8}");
      DataFixture.write(deferred, "main", "{\"n\":9}");
      DataFixture.write(deferred, "fresh", "{\"n\":9}");
      if (commit) {
        deferred.commit();
      }
    }
  }

  private static void collect(DataRepository data, Duration later) {
    new GarbageCollector(data, (workflow, run) -> true)
        .collect(DataFixture.TYPE, DataFixture.MODEL, DataFixture.NOW.plus(later), false);
  }

  @ParameterizedTest
  @MethodSource("actions")
  void atEveryPointOfACrashTheDataIsSound(Action action, boolean inTheMiddle) {
    int changes = Integer.MAX_VALUE;
    for (int point = 0; point < changes; point++) {
      Path place = root.resolve(inTheMiddle + "-" + point);
      prepare(place);
      CrashingFileOperations files = new CrashingFileOperations(point, inTheMiddle);
      boolean crashed = false;
      try {
        action.run().accept(DataFixture.withoutCatalog(place, files, action.name().contains("pruning")));
      } catch (CrashingFileOperations.Crash e) {
        crashed = true;
      }
      changes = crashed ? changes : files.changes();
      assertSound(place, "after " + action + " crashed at change " + point);
    }
    assertTrue(changes > 0 && changes < Integer.MAX_VALUE, "the action came to its end at last");
  }

  /** Four versions of one item that expires after 50 days and keeps two versions. */
  private static void prepare(Path place) {
    DataRepository data = DataFixture.withoutCatalog(place, new JdkFileOperations(), false);
    DataDescription description =
        DataFixture.description(Lifetime.parse("50d"), new GarbageCollection.NewestVersions(2));
    for (int i = 1; i <= 4; i++) {
      data.write(DataDraft.of(MAIN, DataFixture.NOW, description), DataFixture.bytes("{\"n\":" + i + "}"));
    }
  }

  private static void assertSound(Path place, String when) {
    DataRepository data = DataFixture.withoutCatalog(place, new JdkFileOperations(), false);
    for (String name : List.of("main", "fresh")) {
      DataItem item = DataFixture.item(name);
      ItemDirectory directory = data.store().directory(item);
      for (DataVersion version : data.versions(item)) {
        byte[] content = data.content(version);
        assertEquals(version.metadata().size(), content.length, when);
        assertEquals(version.metadata().checksum(), Sha256.of(content), when);
      }
      OptionalInt marker = directory.marker();
      assertTrue(marker.isEmpty() || directory.isWhole(marker.getAsInt()), when);
      int highest = directory.directoryNumbers().isEmpty() ? 0 : directory.directoryNumbers().last();
      DataVersion written = DataFixture.write(data, name, "{\"after\":true}");
      assertEquals(highest + 1, written.number(), when);
      DataVersion latest = data.latestOfName(item).orElseThrow();
      assertEquals("{\"after\":true}", new String(data.content(latest), StandardCharsets.UTF_8), when);
    }
  }
}

package swamp.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.runtime.file.JdkFileOperations;

class GarbageCollectorTest {
  @TempDir Path root;
  private DataFixture data;
  private GarbageCollector collector;

  @BeforeEach
  void open() {
    data = new DataFixture(root);
    collector = new GarbageCollector(data.repository, (workflow, run) -> run.equals("r1"));
  }

  @AfterEach
  void close() {
    if (data != null) {
      data.close();
    }
  }

  private void write(String name, Instant at, Lifetime lifetime, GarbageCollection policy) {
    DataDescription description = DataFixture.description(lifetime, policy);
    data.repository.write(DataDraft.of(DataFixture.item(name), at, description), DataFixture.bytes("1234"));
  }

  private GarbageCollected collect(boolean dryRun) {
    return collector.collect(DataFixture.TYPE, DataFixture.MODEL, DataFixture.NOW, dryRun);
  }

  private List<Integer> versions(String name) {
    return List.copyOf(data.repository.versionNumbers(DataFixture.item(name)));
  }

  @Test
  void aCountKeepsTheNewestVersions() {
    for (int i = 0; i < 5; i++) {
      write("main", DataFixture.NOW, Lifetime.Bound.INFINITE, new GarbageCollection.NewestVersions(2));
    }
    assertEquals(new GarbageCollected(3, 12, 0), collect(true));
    assertEquals(5, versions("main").size());
    assertEquals(new GarbageCollected(3, 12, 0), collect(false));
    assertEquals(List.of(5, 4), versions("main"));
    assertEquals(2, data.rows().size());
    assertEquals(GarbageCollected.NOTHING, collect(false));
  }

  @Test
  void aDurationRemovesOlderVersionsButNeverTheNewest() {
    GarbageCollection week = new GarbageCollection.YoungerThan("7d", Duration.ofDays(7));
    write("main", DataFixture.NOW.minus(Duration.ofDays(30)), Lifetime.Bound.INFINITE, week);
    write("main", DataFixture.NOW.minus(Duration.ofDays(1)), Lifetime.Bound.INFINITE, week);
    write("main", DataFixture.NOW.minus(Duration.ofDays(20)), Lifetime.Bound.INFINITE, week);
    assertEquals(new GarbageCollected(1, 4, 0), collect(false));
    assertEquals(List.of(3, 2), versions("main"));
    assertEquals("3", data.marker("main"));
  }

  @Test
  void anItemPastItsLifetimeGoesAltogether() {
    Lifetime day = Lifetime.parse("1d");
    GarbageCollection many = new GarbageCollection.NewestVersions(9);
    write("old", DataFixture.NOW.minus(Duration.ofHours(30)), day, many);
    write("old", DataFixture.NOW.minus(Duration.ofHours(25)), day, many);
    write("young", DataFixture.NOW.minus(Duration.ofHours(30)), day, many);
    write("young", DataFixture.NOW.minus(Duration.ofHours(1)), day, many);
    assertEquals(new GarbageCollected(2, 8, 1), collect(true));
    assertEquals(new GarbageCollected(2, 8, 1), collect(false));
    assertFalse(Files.exists(data.directory("old")));
    assertEquals(2, versions("young").size());
  }

  @Test
  void aModelIsRemovedWithAllItsItemsWhateverTheirLifetime() {
    GarbageCollection many = new GarbageCollection.NewestVersions(9);
    write("a", DataFixture.NOW, Lifetime.Bound.INFINITE, many);
    write("a", DataFixture.NOW, Lifetime.Bound.INFINITE, many);
    write("b", DataFixture.NOW, Lifetime.Bound.EPHEMERAL, many);
    DataItem item = DataFixture.item("a");
    assertEquals(new GarbageCollected(3, 12, 2), collector.removeModel(item.type(), item.modelId(), true));
    assertEquals(List.of(2, 1), versions("a"));
    assertEquals(new GarbageCollected(3, 12, 2), collector.removeModel(item.type(), item.modelId(), false));
    assertFalse(Files.exists(data.directory("a").getParent()));
    assertEquals(List.of(), data.rows());
  }

  @Test
  void ephemeralAndInfiniteDataStay() {
    GarbageCollection one = new GarbageCollection.NewestVersions(1);
    write("a", Instant.EPOCH, Lifetime.Bound.EPHEMERAL, one);
    write("b", Instant.EPOCH, Lifetime.Bound.INFINITE, one);
    assertEquals(GarbageCollected.NOTHING, collect(false));
  }

  @Test
  void dataOfAWorkflowRunGoesWithTheRunsRecord() {
    for (String run : List.of("r1", "r2")) {
      Owner step = DataFixture.stepOwner("s");
      Owner owner = new Owner(
          step.type(), step.ref(), step.workflowId(), java.util.Optional.of(run), step.workflowName(), step.jobName(),
          step.stepName(), step.source(), step.definitionHash());
      DataDescription plain =
          DataFixture.description(Lifetime.Bound.WORKFLOW, new GarbageCollection.NewestVersions(1));
      DataDescription description = new DataDescription(
          plain.contentType(), plain.lifetime(), plain.garbageCollection(), false, plain.tags(), owner);
      data.repository.write(
          DataDraft.of(DataFixture.item("of-" + run), DataFixture.NOW, description), DataFixture.bytes("1"));
    }
    write("local", Instant.EPOCH, Lifetime.Bound.WORKFLOW, new GarbageCollection.NewestVersions(1));
    assertEquals(1, collect(false).itemsDeleted());
    assertTrue(data.repository.latest(DataFixture.item("of-r1")).isPresent());
    assertTrue(data.repository.latest(DataFixture.item("of-r2")).isEmpty());
    assertTrue(data.repository.latest(DataFixture.item("local")).isPresent());
  }

  @Test
  void aVersionThatIsStillWrittenStays() {
    DataWriter writing = data.repository.allocate(
        DataDraft.of(DataFixture.item("main"), DataFixture.NOW, DataFixture.description()));
    writing.append(new byte[100_000]);
    for (int i = 0; i < 5; i++) {
      write("main", DataFixture.NOW, Lifetime.Bound.INFINITE, new GarbageCollection.NewestVersions(1));
    }
    collect(false);
    assertEquals(List.of(6), versions("main"));
    assertEquals(1, writing.finish().number());
    assertEquals("6", data.marker("main"));
  }

  @Test
  void allModelsAreCollectedTogether() {
    for (String type : List.of("@acme/probe", "command/shell", "@acme/deep/er/type")) {
      for (int i = 0; i < 3; i++) {
        DataDescription description =
            DataFixture.description(Lifetime.Bound.INFINITE, new GarbageCollection.NewestVersions(1));
        data.repository.write(
            DataDraft.of(new DataItem(type, DataFixture.MODEL, "x"), DataFixture.NOW, description),
            DataFixture.bytes("1"));
      }
    }
    assertEquals(6, collector.collectAll(DataFixture.NOW, false, Pace.UNHEARD).versionsDeleted());
  }

  @Property(tries = 60)
  void theLatestVersionAlwaysStays(
      @ForAll @IntRange(min = 1, max = 8) int count,
      @ForAll @IntRange(min = 1, max = 4) int keep,
      @ForAll @IntRange(max = 7) int removed) throws Exception {
    Path place = Files.createTempDirectory("collect");
    try {
      DataRepository repository = DataFixture.withoutCatalog(place, new JdkFileOperations(), false);
      DataItem main = DataFixture.item("main");
      DataDescription description =
          DataFixture.description(Lifetime.Bound.INFINITE, new GarbageCollection.NewestVersions(keep));
      for (int i = 0; i < count; i++) {
        repository.write(DataDraft.of(main, DataFixture.NOW, description), DataFixture.bytes("1"));
      }
      if (removed > 0 && removed <= count && count > 1) {
        repository.removal().removeVersion(main, removed);
      }
      new GarbageCollector(repository, (workflow, run) -> true)
          .collect(DataFixture.TYPE, DataFixture.MODEL, DataFixture.NOW, false);
      int latest = repository.latest(main).orElseThrow().number();
      assertEquals(latest, repository.store().directory(main).marker().orElseThrow());
      assertTrue(repository.versionNumbers(main).size() <= keep);
      assertEquals(latest, repository.versionNumbers(main).first());
    } finally {
      new JdkFileOperations().deleteRecursively(place);
    }
  }

}

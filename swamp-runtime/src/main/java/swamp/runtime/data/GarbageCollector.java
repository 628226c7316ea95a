package swamp.runtime.data;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Removes versions and items that may go (data-format §2.4). */
public final class GarbageCollector {
  private final DataRepository repository;
  private final BiPredicate<String, String> workflowRunExists;

  /** @param workflowRunExists whether there is a run record for a workflow id and a workflow run id */
  public GarbageCollector(DataRepository repository, BiPredicate<String, String> workflowRunExists) {
    this.repository = repository;
    this.workflowRunExists = workflowRunExists;
  }

  /**
   * Collects all items of one model.
   *
   * @param dryRun only counts
   */
  public GarbageCollected collect(String type, String modelId, Instant now, boolean dryRun) {
    GarbageCollected sum = GarbageCollected.NOTHING;
    for (String name : repository.itemNames(type, modelId)) {
      sum = sum.plus(collect(new DataItem(type, modelId, name), now, dryRun));
    }
    return sum;
  }

  /** Collects the items of all models. */
  public GarbageCollected collectAll(Instant now, boolean dryRun, Pace pace) {
    GarbageCollected sum = GarbageCollected.NOTHING;
    List<DataScan.Model> models = DataScan.models(repository.store().dataDirectory());
    for (int i = 0; i < models.size(); i++) {
      pace.next(i + 1, models.size());
      sum = sum.plus(collect(models.get(i).type(), models.get(i).id(), now, dryRun));
    }
    return sum;
  }

  /**
   * Removes a model's directory with all its items, whatever their lifetime.
   *
   * @param dryRun only counts
   */
  public GarbageCollected removeModel(String type, String modelId, boolean dryRun) {
    GarbageCollected sum = GarbageCollected.NOTHING;
    for (String name : repository.itemNames(type, modelId)) {
      sum = sum.plus(remove(new DataItem(type, modelId, name), dryRun));
    }
    if (!dryRun) {
      removeDirectory(repository.store().modelDirectory(type, modelId));
    }
    return sum;
  }

  private GarbageCollected remove(DataItem item, boolean dryRun) {
    List<Integer> all = List.copyOf(repository.versionNumbers(item));
    long bytes = dryRun ? size(item, all) : repository.removal().removeItem(item);
    return new GarbageCollected(all.size(), bytes, 1);
  }

  private void removeDirectory(Path directory) {
    try {
      repository.store().files().deleteRecursively(directory);
    } catch (IOException e) {
      throw DataRepository.unwritable(directory, e);
    }
  }

  private GarbageCollected collect(DataItem item, Instant now, boolean dryRun) {
    Optional<DataVersion> latest = repository.latestOfName(item);
    if (latest.isEmpty()) {
      return GarbageCollected.NOTHING;
    }
    if (isExpired(latest.get().metadata(), now)) {
      return remove(item, dryRun);
    }
    List<Integer> old = oldVersions(latest.get(), now);
    if (old.isEmpty()) {
      return GarbageCollected.NOTHING;
    }
    long bytes = dryRun ? size(item, old) : repository.removal().removeOldVersions(item, old);
    return new GarbageCollected(old.size(), bytes, 0);
  }

  private boolean isExpired(DataMetadata latest, Instant now) {
    return switch (latest.lifetime()) {
      case Lifetime.Lasting lasting -> latest.createdAt().plus(lasting.duration()).isBefore(now);
      case Lifetime.Bound bound -> switch (bound) {
        // A local run stores ephemeral data like any other, so nothing says when it ends.
        case INFINITE, EPHEMERAL -> false;
        case JOB, WORKFLOW -> isOrphan(latest.owner());
      };
    };
  }

  private boolean isOrphan(Owner owner) {
    return owner.workflowId().isPresent()
        && owner.workflowRunId().isPresent()
        && !workflowRunExists.test(owner.workflowId().get(), owner.workflowRunId().get());
  }

  /** Whole versions below the latest that the policy gives up. */
  private List<Integer> oldVersions(DataVersion latest, Instant now) {
    List<Integer> older = repository.versionNumbers(latest.item()).stream()
        .filter(number -> number < latest.number())
        .toList();
    return switch (latest.metadata().garbageCollection()) {
      case GarbageCollection.NewestVersions policy -> older.stream().skip(policy.count() - 1L).toList();
      case GarbageCollection.YoungerThan policy -> {
        Instant limit = now.minus(policy.duration());
        List<Integer> old = new ArrayList<>();
        for (int number : older) {
          repository.version(latest.item(), number)
              .filter(version -> version.metadata().createdAt().isBefore(limit))
              .ifPresent(version -> old.add(version.number()));
        }
        yield old;
      }
    };
  }

  private long size(DataItem item, List<Integer> numbers) {
    ItemDirectory directory = repository.store().directory(item);
    return numbers.stream().mapToLong(number -> repository.store().sizeOf(directory, number)).sum();
  }
}

package swamp.runtime.data;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import swamp.protocol.SwampException;
import swamp.runtime.catalog.CatalogFiles;
import swamp.runtime.catalog.CatalogKey;
import swamp.runtime.catalog.CatalogRow;

/** Walks all data of a repository, for the catalog's rebuild and for collections over everything. */
public final class DataScan {
  private static final int DEEPEST_TYPE = 12;
  private static final int UUID_LENGTH = 36;

  private final DataRepository repository;
  private final Consumer<String> warnings;

  /** @param warnings takes a sentence for each version that cannot be understood and is left out */
  public DataScan(DataRepository repository, Consumer<String> warnings) {
    this.repository = repository;
    this.warnings = warnings;
  }

  /** A model that has, or had, data. */
  public record Model(String type, String id) {}

  /** All models below a data directory, by type and id. */
  public static List<Model> models(Path dataDirectory) {
    List<Model> models = new ArrayList<>();
    collect(dataDirectory, "", models, 0);
    models.sort(Comparator.comparing(Model::type).thenComparing(Model::id));
    return models;
  }

  /** A type may have any number of segments; a directory named by a uuid is a model. */
  private static void collect(Path directory, String type, List<Model> models, int depth) {
    for (Path entry : ItemDirectory.entries(
        directory, path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))) {
      String name = ItemDirectory.fileName(entry);
      if (!type.isEmpty() && isUuid(name)) {
        models.add(new Model(type, name));
      } else if (depth < DEEPEST_TYPE && !name.startsWith(".")) {
        collect(entry, type.isEmpty() ? name : type + "/" + name, models, depth + 1);
      }
    }
  }

  private static boolean isUuid(String name) {
    if (name.length() != UUID_LENGTH) {
      return false;
    }
    for (int i = 0; i < UUID_LENGTH; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? name.charAt(i) != '-' : Character.digit(name.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * All data files, for the catalog's rebuild; deleted and renamed items have no rows (data-format §2.9).
   *
   * @param pace hears of each model, and may end the work
   */
  public CatalogFiles all(Pace pace) {
    return new ScannedFiles(() -> models(repository.store().dataDirectory()), pace);
  }

  /** The data files of one model. */
  public CatalogFiles of(Model model) {
    return new ScannedFiles(() -> List.of(model), Pace.UNHEARD);
  }

  private final class ScannedFiles implements CatalogFiles {
    private final Supplier<List<Model>> models;
    private final Pace pace;

    ScannedFiles(Supplier<List<Model>> models, Pace pace) {
      this.models = models;
      this.pace = pace;
    }

    @Override
    public Stream<CatalogKey> items() {
      List<Model> all = models.get();
      return IntStream.range(0, all.size()).boxed().flatMap(i -> {
        pace.next(i + 1, all.size());
        Model model = all.get(i);
        return repository.itemNames(model.type(), model.id()).stream()
            .map(name -> CatalogRows.key(repository.namespace(), new DataItem(model.type(), model.id(), name)));
      });
    }

    @Override
    public Versions versions(CatalogKey item) {
      return DataScan.this.versions(new DataItem(item.type(), item.modelId(), item.dataName()));
    }

    @Override
    public List<CatalogRow> rows(CatalogKey item) {
      return DataScan.this.rows(new DataItem(item.type(), item.modelId(), item.dataName()));
    }

    @Override
    public void onHold() {
      pace.onHold();
    }
  }

  private List<CatalogRow> rows(DataItem item) {
    List<DataVersion> versions = activeVersions(item);
    Map<String, Integer> latestOfStep = new HashMap<>();
    for (DataVersion version : versions) {
      latestOfStep.merge(stepName(version), version.number(), Math::max);
    }
    List<CatalogRow> rows = new ArrayList<>();
    for (DataVersion version : versions) {
      boolean latest = version.number() == latestOfStep.getOrDefault(stepName(version), 0);
      rows.add(CatalogRows.row(repository.namespace(), version, latest));
    }
    return rows;
  }

  private List<DataVersion> activeVersions(DataItem item) {
    List<DataVersion> versions = new ArrayList<>();
    for (int number : versions(item).counted()) {
      readable(item, number, versions);
    }
    return versions;
  }

  /** Those above the latest belong to a run that has not succeeded. */
  private CatalogFiles.Versions versions(DataItem item) {
    try {
      return repository.latestOfName(item)
          .filter(found -> !found.metadata().isDeleted() && !found.metadata().isRenamed())
          .map(latest -> versions(item, latest.number()))
          .orElseGet(CatalogFiles.Versions::none);
    } catch (SwampException e) {
      warnings.accept(e.text());
      return CatalogFiles.Versions.none();
    }
  }

  private CatalogFiles.Versions versions(DataItem item, int latest) {
    NavigableSet<Integer> all = repository.versionNumbers(item);
    NavigableSet<Integer> counted = all.tailSet(latest, true);
    return new CatalogFiles.Versions(counted, !counted.isEmpty() && counted.size() < all.size());
  }

  private void readable(DataItem item, int number, List<DataVersion> versions) {
    try {
      repository.version(item, number)
          .filter(version -> !version.metadata().isDeleted() && !version.metadata().isRenamed())
          .ifPresent(versions::add);
    } catch (SwampException e) {
      warnings.accept(e.text());
    }
  }

  private static String stepName(DataVersion version) {
    return version.metadata().owner().stepName().orElse("");
  }
}

package swamp.runtime.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Data files that a test knows: their rows as they are at the moment of each question. */
public record KnownFiles(Supplier<List<CatalogRow>> now) implements CatalogFiles {
  /** For a catalog that is populated and must not look. */
  public static final KnownFiles UNASKED = new KnownFiles(() -> {
    throw new AssertionError("nobody scans a populated catalog");
  });

  /** These, which stay. */
  public static KnownFiles of(CatalogRow... rows) {
    List<CatalogRow> known = Arrays.asList(rows);
    return new KnownFiles(() -> known);
  }

  @Override
  public Stream<CatalogKey> items() {
    return now.get().stream().map(CatalogRow::key).distinct();
  }

  @Override
  public Versions versions(CatalogKey item) {
    return new Versions(
        rows(item).stream().map(CatalogRow::version).collect(Collectors.toCollection(TreeSet::new)).descendingSet(), false);
  }

  @Override
  public List<CatalogRow> rows(CatalogKey item) {
    return now.get().stream().filter(row -> row.key().equals(item)).toList();
  }

  @Override
  public void onHold() {
    Thread.onSpinWait();
  }
}

package swamp.runtime.catalog;

import java.util.List;

/** One change of the catalog; a list of them is applied in one transaction. */
public sealed interface CatalogChange {
  /** Adds or replaces a row; if it is the latest one, the item's earlier rows of the same step no longer are. */
  record Upsert(CatalogRow row) implements CatalogChange {}

  /** Removes all rows of an item. */
  record RemoveItem(CatalogKey key) implements CatalogChange {}

  /** Removes rows of versions that are gone. */
  record RemoveVersions(CatalogKey key, List<Integer> versions) implements CatalogChange {
    public RemoveVersions {
      versions = List.copyOf(versions);
    }
  }

  /** Makes an older version the latest one again, after the newest was removed. */
  record MarkLatest(CatalogKey key, int version) implements CatalogChange {}
}

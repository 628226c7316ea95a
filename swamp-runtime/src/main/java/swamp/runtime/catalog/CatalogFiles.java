package swamp.runtime.catalog;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The data files, from which the catalog is made and mended. */
public interface CatalogFiles {
  /** All items, deleted and renamed ones among them. What is thrown while they are gone through ends the work. */
  Stream<CatalogKey> items();

  /** The versions that an item has. */
  Versions versions(CatalogKey item);

  /** The rows of the versions that count. */
  List<CatalogRow> rows(CatalogKey item);

  /**
   * The versions of one item.
   *
   * @param counted their numbers up to the latest, newest first; none when the item is deleted, renamed or gone
   * @param anyAboveLatest whether there are more: a run that died left them, and they count once a later one is the latest
   */
  record Versions(NavigableSet<Integer> counted, boolean anyAboveLatest) {
    /** Those of an item that nobody is to see. */
    public static Versions none() {
      return new Versions(new TreeSet<>(), false);
    }
  }

  /** Called while the same work of another thread is waited for; what is thrown here ends the waiting. */
  void onHold();
}

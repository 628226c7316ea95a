package swamp.runtime.catalog;

import java.util.List;
import java.util.NavigableSet;
import java.util.stream.Stream;

/** The data files, from which the catalog is made and mended. */
public interface CatalogFiles {
  /** All items, deleted and renamed ones among them. What is thrown while they are gone through ends the work. */
  Stream<CatalogKey> items();

  /** The numbers of an item's versions up to the latest, newest first; none when it is deleted, renamed or gone. */
  NavigableSet<Integer> versions(CatalogKey item);

  /** Whether versions lie above the latest: a run that died left them, and they count once a later one is the latest. */
  boolean hasVersionsAboveLatest(CatalogKey item);

  /** The rows of these versions. */
  List<CatalogRow> rows(CatalogKey item);

  /** Called while the same work of another thread is waited for; what is thrown here ends the waiting. */
  void onHold();
}

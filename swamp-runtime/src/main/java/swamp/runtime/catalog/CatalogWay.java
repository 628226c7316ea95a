package swamp.runtime.catalog;

import java.util.ArrayList;
import java.util.List;
import swamp.runtime.catalog.CatalogFilter.Column;

/** How rows are reached, so that a lookup costs what it finds and neither other models nor older versions. */
enum CatalogWay {
  /** The items of one model, named by its key or by its name, each by its latest rows. */
  ITEMS_OF_MODEL,
  /** The items that memory knows to have a tag or a value, each by its latest rows. */
  KNOWN_ITEMS,
  /** An index of the catalog that leads to rows of all versions. */
  INDEX,
  /** Nothing leads to them. */
  ROW_BY_ROW;

  static final List<Column> MODEL_KEY = List.of(Column.NAMESPACE, Column.TYPE, Column.MODEL_ID);

  /** What the catalog's indexes begin with, the best first; a namespace alone leads nowhere, since all rows have the same. */
  private static final List<List<Column>> INDEXED = List.of(MODEL_KEY, List.of(Column.MODEL_NAME), List.of(Column.CREATED_AT),
      List.of(Column.WORKFLOW_RUN_ID), List.of(Column.STEP_NAME), List.of(Column.SPEC_NAME),
      List.of(Column.NAMESPACE, Column.TYPE), List.of(Column.DATA_TYPE));

  static CatalogWay of(CatalogFilter filter) {
    if (filter.latestOnly() && (filter.names(MODEL_KEY) || filter.names(List.of(Column.MODEL_NAME)))) {
      return ITEMS_OF_MODEL;
    }
    if (filter.latestOnly() && LatestItems.know(filter)) {
      return KNOWN_ITEMS;
    }
    return leading(filter).isEmpty() ? ROW_BY_ROW : INDEX;
  }

  /** The columns whose values an index leads to; empty when there is no such index. */
  static List<Column> leading(CatalogFilter filter) {
    for (List<Column> columns : INDEXED) {
      if (filter.names(columns)) {
        List<Column> leading = new ArrayList<>(columns);
        boolean goesOnWithName = columns.equals(MODEL_KEY) || columns.equals(List.of(Column.MODEL_NAME));
        if (goesOnWithName && filter.names(List.of(Column.DATA_NAME))) {
          leading.add(Column.DATA_NAME);
        }
        return leading;
      }
    }
    return List.of();
  }
}

package swamp.runtime.session;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.runtime.catalog.CatalogFilter;
import swamp.runtime.catalog.CatalogFilter.Column;
import swamp.runtime.catalog.CatalogRow;
import swamp.runtime.catalog.DataCatalog;
import swamp.runtime.data.DataRepository;
import swamp.runtime.data.DataScan;
import swamp.runtime.expression.DataQuery;

/**
 * All data of a repository as its catalog lists it (data-format §2.9), so that a query costs what it finds and not what there
 * is. A catalog that is not filled yet is filled from the files at the first question. Thread-safe.
 */
public final class CataloguedRows {
  private static final Logger LOG = LoggerFactory.getLogger(CataloguedRows.class);

  /** Variables of predicates that are columns of the catalog (expressions §6.7). */
  private static final Map<String, Column> COLUMNS = Map.of("ns", Column.NAMESPACE, "modelType", Column.TYPE,
      "modelName", Column.MODEL_NAME, "name", Column.DATA_NAME, "specName", Column.SPEC_NAME, "dataType", Column.DATA_TYPE);

  private final DataCatalog catalog;
  private final DataScan scan;
  private final DataRecords records;

  CataloguedRows(DataCatalog catalog, DataRepository data) {
    this.catalog = catalog;
    this.scan = new DataScan(data, LOG::warn);
    this.records = new DataRecords(data);
  }

  /** Rows by model name, type, id, item and version. */
  List<CatalogRow> find(CatalogFilter filter) {
    return catalog.find(filter, scan::catalogRows);
  }

  /** What a query may match, by model name, type, id, item and version; fetched model by model while it is gone through. */
  public Iterator<RepositoryRow> candidates(DataQuery query) {
    CatalogFilter filter = query.latestOnly() ? CatalogFilter.latest() : CatalogFilter.everything();
    for (Map.Entry<String, String> required : query.requiredValues().entrySet()) {
      Column column = COLUMNS.get(required.getKey());
      if (column != null) {
        filter = filter.with(column, required.getValue());
      }
    }
    Iterator<CatalogRow> rows = filter.columns().isEmpty() ? new ModelByModel(filter) : find(filter).iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public RepositoryRow next() {
        return new RepositoryRow(records, rows.next());
      }
    };
  }

  private final class ModelByModel implements Iterator<CatalogRow> {
    private final CatalogFilter filter;
    private Optional<String> model;
    private Iterator<CatalogRow> rows = List.<CatalogRow>of().iterator();

    ModelByModel(CatalogFilter filter) {
      this.filter = filter;
      this.model = catalog.nextModelName(Optional.empty(), scan::catalogRows);
    }

    @Override
    public boolean hasNext() {
      while (!rows.hasNext() && model.isPresent()) {
        rows = find(filter.ofModelName(model.get())).iterator();
        model = catalog.nextModelName(model, scan::catalogRows);
      }
      return rows.hasNext();
    }

    @Override
    public CatalogRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return rows.next();
    }
  }
}

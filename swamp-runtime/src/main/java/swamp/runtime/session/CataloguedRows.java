package swamp.runtime.session;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.runtime.catalog.CatalogFiles;
import swamp.runtime.catalog.CatalogFilter;
import swamp.runtime.catalog.CatalogFilter.Column;
import swamp.runtime.catalog.CatalogRow;
import swamp.runtime.catalog.DataCatalog;
import swamp.runtime.data.DataRepository;
import swamp.runtime.data.DataScan;
import swamp.runtime.data.Pace;
import swamp.runtime.expression.DataQuery;

/**
 * All data of a repository as its catalog lists it (data-format §2.9), so that a query costs what it finds and not what there
 * is. A catalog that is not filled yet is filled from the files at the first question. Thread-safe.
 */
public final class CataloguedRows {
  private static final Logger LOG = LoggerFactory.getLogger(CataloguedRows.class);

  /** Variables of predicates that are columns of the catalog (expressions §6.7). */
  private static final Map<String, Column> COLUMNS = Map.ofEntries(
      Map.entry("ns", Column.NAMESPACE), Map.entry("modelType", Column.TYPE), Map.entry("modelName", Column.MODEL_NAME),
      Map.entry("name", Column.DATA_NAME), Map.entry("specName", Column.SPEC_NAME), Map.entry("dataType", Column.DATA_TYPE),
      Map.entry("id", Column.ID), Map.entry("createdAt", Column.CREATED_AT), Map.entry("contentType", Column.CONTENT_TYPE),
      Map.entry("lifetime", Column.LIFETIME), Map.entry("ownerType", Column.OWNER_TYPE), Map.entry("ownerRef", Column.OWNER_REF),
      Map.entry("workflowRunId", Column.WORKFLOW_RUN_ID), Map.entry("workflowName", Column.WORKFLOW_NAME),
      Map.entry("jobName", Column.JOB_NAME), Map.entry("stepName", Column.STEP_NAME), Map.entry("source", Column.SOURCE));

  private final DataCatalog catalog;
  private final String namespace;
  private final DataScan scan;
  private final DataRecords records;

  CataloguedRows(DataCatalog catalog, DataRepository data) {
    this.catalog = catalog;
    this.namespace = data.namespace();
    this.scan = new DataScan(data, LOG::warn);
    this.records = new DataRecords(data);
  }

  /**
   * Rows by model name, type, id, item and version.
   *
   * @param pace hears of the filling of the catalog, when it has to be filled first, and may end it
   */
  List<CatalogRow> find(CatalogFilter filter, Pace pace) {
    return catalog.find(filter, scan.all(pace));
  }

  /**
   * What a query may match, by model name, type, id, item and version; without an index fetched model by model.
   *
   * @param pace as for {@link #find}
   */
  public Iterator<RepositoryRow> candidates(DataQuery query, Pace pace) {
    Iterator<CatalogRow> rows = rows(query, scan.all(pace));
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

  /** Puts right the rows of a model that a process that died may have left wrong. */
  void mend(DataScan.Model model) {
    catalog.mend(namespace, model.type(), model.id(), scan.of(model));
  }

  private Iterator<CatalogRow> rows(DataQuery query, CatalogFiles files) {
    List<CatalogFilter> filters = query.alternatives().stream()
        .map(alternative -> filter(query.latestOnly(), alternative)).distinct().toList();
    if (filters.size() == 1) {
      CatalogFilter only = filters.getFirst();
      return only.looksAtAllRows() ? new ModelByModel(only, files) : catalog.find(only, files).iterator();
    }
    if (filters.stream().anyMatch(CatalogFilter::looksAtAllRows)) {
      return new ModelByModel(query.latestOnly() ? CatalogFilter.latest() : CatalogFilter.everything(), files);
    }
    return catalog.findAny(filters, files).iterator();
  }

  private static CatalogFilter filter(boolean latestOnly, DataQuery.Requirement required) {
    CatalogFilter filter = latestOnly ? CatalogFilter.latest() : CatalogFilter.everything();
    for (Map.Entry<String, String> tag : required.tags().entrySet()) {
      filter = filter.withTag(tag.getKey(), tag.getValue());
    }
    for (Map.Entry<String, String> value : required.columns().entrySet()) {
      Column column = COLUMNS.get(value.getKey());
      if (column != null) {
        filter = filter.with(column, value.getValue());
      }
    }
    return filter;
  }

  private final class ModelByModel implements Iterator<CatalogRow> {
    private final CatalogFilter filter;
    private final CatalogFiles files;
    private Optional<String> model;
    private Iterator<CatalogRow> rows = List.<CatalogRow>of().iterator();

    ModelByModel(CatalogFilter filter, CatalogFiles files) {
      this.filter = filter;
      this.files = files;
      this.model = catalog.nextModelName(Optional.empty(), files);
    }

    @Override
    public boolean hasNext() {
      while (!rows.hasNext() && model.isPresent()) {
        rows = catalog.find(filter.ofModelName(model.get()), files).iterator();
        model = catalog.nextModelName(model, files);
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

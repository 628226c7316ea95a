package swamp.runtime.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What rows to find: those that fulfil all of this.
 *
 * @param columns values that columns must have; a column that is not named does not restrict
 * @param tags tags that rows must carry, with their values
 * @param latestOnly whether only the latest versions of items are wanted
 */
public record CatalogFilter(Map<Column, String> columns, Map<String, String> tags, boolean latestOnly) {
  /** A column of text. */
  public enum Column {
    NAMESPACE("namespace"),
    TYPE("type_normalized"),
    MODEL_ID("model_id"),
    MODEL_NAME("model_name"),
    DATA_NAME("data_name"),
    SPEC_NAME("spec_name"),
    DATA_TYPE("data_type"),
    ID("id"),
    CONTENT_TYPE("content_type"),
    LIFETIME("lifetime"),
    OWNER_TYPE("owner_type"),
    OWNER_REF("owner_ref"),
    CREATED_AT("created_at"),
    WORKFLOW_RUN_ID("workflow_run_id"),
    WORKFLOW_NAME("workflow_name"),
    JOB_NAME("job_name"),
    STEP_NAME("step_name"),
    SOURCE("source");

    private final String sqlName;

    Column(String sqlName) {
      this.sqlName = sqlName;
    }

    String sqlName() {
      return sqlName;
    }

    String of(CatalogRow row) {
      return switch (this) {
        case NAMESPACE -> row.key().namespace();
        case TYPE -> row.key().type();
        case MODEL_ID -> row.key().modelId();
        case MODEL_NAME -> row.modelName();
        case DATA_NAME -> row.key().dataName();
        case SPEC_NAME -> row.specName();
        case DATA_TYPE -> row.dataType();
        case ID -> row.id();
        case CONTENT_TYPE -> row.contentType();
        case LIFETIME -> row.lifetime();
        case OWNER_TYPE -> row.ownerType();
        case OWNER_REF -> row.ownerRef();
        case CREATED_AT -> row.createdAt();
        case WORKFLOW_RUN_ID -> row.workflowRunId();
        case WORKFLOW_NAME -> row.workflowName();
        case JOB_NAME -> row.jobName();
        case STEP_NAME -> row.stepName();
        case SOURCE -> row.source();
      };
    }
  }

  public CatalogFilter {
    columns = Map.copyOf(columns);
    tags = Map.copyOf(tags);
  }

  /** Every row. */
  public static CatalogFilter everything() {
    return new CatalogFilter(Map.of(), Map.of(), false);
  }

  /** The latest rows of all items. */
  public static CatalogFilter latest() {
    return new CatalogFilter(Map.of(), Map.of(), true);
  }

  /** The same, with this value in a column only. */
  public CatalogFilter with(Column column, String value) {
    Map<Column, String> more = new TreeMap<>(columns);
    more.put(column, value);
    return new CatalogFilter(more, tags, latestOnly);
  }

  /** The same, of rows with this tag only. */
  public CatalogFilter withTag(String name, String value) {
    Map<String, String> more = new TreeMap<>(tags);
    more.put(name, value);
    return new CatalogFilter(columns, more, latestOnly);
  }

  /** The same, of the model of this name only. */
  public CatalogFilter ofModelName(String name) {
    return with(Column.MODEL_NAME, name);
  }

  /** The same, of the item of this name only. */
  public CatalogFilter ofDataName(String name) {
    return with(Column.DATA_NAME, name);
  }

  /** The same, of one spec only. */
  public CatalogFilter ofSpecName(String name) {
    return with(Column.SPEC_NAME, name);
  }

  /** Whether all rows have to be looked at one by one, because nothing leads to those that are wanted. */
  public boolean looksAtAllRows() {
    return CatalogWay.of(this) == CatalogWay.ROW_BY_ROW;
  }

  boolean names(Collection<Column> wanted) {
    return columns.keySet().containsAll(wanted);
  }

  /** Whether the row fulfils all of this. */
  boolean matches(CatalogRow row) {
    if (latestOnly && !row.latest()) {
      return false;
    }
    return columns.entrySet().stream().allMatch(column -> column.getKey().of(row).equals(column.getValue())) && hasTags(row);
  }

  private boolean hasTags(CatalogRow row) {
    if (tags.isEmpty()) {
      return true;
    }
    JsonNode carried = LatestItems.tags(row);
    return tags.entrySet().stream()
        .allMatch(tag -> tag.getValue().equals(carried.path(tag.getKey()).textValue()));
  }
}

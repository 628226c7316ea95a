package swamp.runtime.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What rows to find.
 *
 * @param columns values that columns must have; a column that is not named does not restrict
 * @param tag a tag that rows must carry
 * @param latestOnly whether only the latest versions of items are wanted
 */
public record CatalogFilter(Map<Column, String> columns, Optional<Tag> tag, boolean latestOnly) {
  /** A column that rows are found by. */
  public enum Column {
    NAMESPACE("namespace"),
    TYPE("type_normalized"),
    MODEL_ID("model_id"),
    MODEL_NAME("model_name"),
    DATA_NAME("data_name"),
    SPEC_NAME("spec_name"),
    DATA_TYPE("data_type");

    private final String sqlName;

    Column(String sqlName) {
      this.sqlName = sqlName;
    }

    String sqlName() {
      return sqlName;
    }
  }

  /** A tag with its value. */
  public record Tag(String name, String value) {}

  public CatalogFilter {
    columns = Map.copyOf(columns);
  }

  /** Every row. */
  public static CatalogFilter everything() {
    return new CatalogFilter(Map.of(), Optional.empty(), false);
  }

  /** The latest rows of all items. */
  public static CatalogFilter latest() {
    return new CatalogFilter(Map.of(), Optional.empty(), true);
  }

  /** The same, with this value in a column only. */
  public CatalogFilter with(Column column, String value) {
    Map<Column, String> more = new TreeMap<>(columns);
    more.put(column, value);
    return new CatalogFilter(more, tag, latestOnly);
  }

  /** The same, of rows with this tag only. */
  public CatalogFilter withTag(String name, String value) {
    return new CatalogFilter(columns, Optional.of(new Tag(name, value)), latestOnly);
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
}

package swamp.runtime.catalog;

import java.util.Optional;

/** What rows to find; an empty member does not restrict. */
public record CatalogFilter(
    Optional<String> namespace,
    Optional<String> type,
    Optional<String> modelId,
    Optional<String> modelName,
    Optional<String> dataName,
    Optional<String> specName,
    Optional<String> dataType,
    boolean latestOnly) {

  /** Every row. */
  public static CatalogFilter everything() {
    return new CatalogFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** The latest rows of all items. */
  public static CatalogFilter latest() {
    CatalogFilter all = everything();
    return new CatalogFilter(
        all.namespace, all.type, all.modelId, all.modelName, all.dataName, all.specName, all.dataType, true);
  }

  /** The same, of the model of this name only. */
  public CatalogFilter ofModelName(String name) {
    return new CatalogFilter(namespace, type, modelId, Optional.of(name), dataName, specName, dataType, latestOnly);
  }

  /** The same, of the item of this name only. */
  public CatalogFilter ofDataName(String name) {
    return new CatalogFilter(namespace, type, modelId, modelName, Optional.of(name), specName, dataType, latestOnly);
  }

  /** The same, of one spec only. */
  public CatalogFilter ofSpecName(String name) {
    return new CatalogFilter(namespace, type, modelId, modelName, dataName, Optional.of(name), dataType, latestOnly);
  }
}

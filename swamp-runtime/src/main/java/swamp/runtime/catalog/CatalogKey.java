package swamp.runtime.catalog;

/** The item that rows belong to. */
public record CatalogKey(String namespace, String type, String modelId, String dataName) {}

package swamp.runtime.catalog;

/**
 * One row of the table {@code catalog} (data-format §2.9). Missing texts are empty.
 *
 * @param tags a JSON object without spaces
 * @param createdAt ISO-8601 with milliseconds
 */
public record CatalogRow(
    CatalogKey key,
    int version,
    String id,
    boolean latest,
    String modelName,
    String specName,
    String dataType,
    String contentType,
    String lifetime,
    String ownerType,
    boolean streaming,
    long size,
    String createdAt,
    String tags,
    String ownerRef,
    String workflowRunId,
    String workflowName,
    String jobName,
    String stepName,
    String source) {}

package swamp.runtime.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import swamp.protocol.JsonText;
import swamp.runtime.catalog.CatalogKey;
import swamp.runtime.catalog.CatalogRow;
import swamp.runtime.time.IsoTime;

/** Data versions as the catalog's rows (data-format §2.9). */
final class CatalogRows {
  private CatalogRows() {}

  static CatalogKey key(String namespace, DataItem item) {
    return new CatalogKey(namespace, item.type(), item.modelId(), item.name());
  }

  static CatalogRow row(String namespace, DataVersion version, boolean latest) {
    DataMetadata metadata = version.metadata();
    Owner owner = metadata.owner();
    ObjectNode tags = JsonText.object();
    metadata.tags().forEach(tags::put);
    return new CatalogRow(
        key(namespace, version.item()),
        metadata.version(),
        metadata.id(),
        latest,
        metadata.description().tag("modelName"),
        metadata.description().tag("specName"),
        metadata.description().tag("type"),
        metadata.contentType(),
        metadata.lifetime().text(),
        owner.type().text(),
        metadata.streaming(),
        metadata.size(),
        IsoTime.text(metadata.createdAt()),
        JsonText.compact(tags),
        owner.ref(),
        owner.workflowRunId().orElse(""),
        owner.workflowName().orElse(""),
        owner.jobName().orElse(""),
        owner.stepName().orElse(""),
        owner.source().orElse(""));
  }
}

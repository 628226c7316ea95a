package swamp.runtime.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.time.IsoTime;

/** Marks items as deleted by writing a version that says so (data-format §2.6). */
public final class DeletionMarkers {
  private static final String JSON = "application/json";

  private final DataRepository repository;
  private final DataSink sink;

  /** @param sink where the markers are written; the repository itself, or the deferred writes of the run */
  public DeletionMarkers(DataRepository repository, DataSink sink) {
    this.repository = repository;
    this.sink = sink;
  }

  /** Marks one item; nothing happens when it is missing or deleted already. */
  public Optional<DataVersion> markDeleted(DataItem item, String methodName, Instant now) {
    return repository.latestActive(item).map(version -> mark(version, methodName, now));
  }

  /**
   * What follows a method of kind {@code delete}: marks the model's resources, not its files.
   *
   * @param resourceSpecs the declared resources
   * @return the markers, by item name
   */
  public List<DataVersion> markResourcesDeleted(
      String type, String modelId, Set<String> resourceSpecs, String methodName, Instant now) {
    List<DataVersion> markers = new ArrayList<>();
    for (DataVersion version : repository.items(type, modelId)) {
      DataMetadata metadata = version.metadata();
      boolean resource = metadata.description().tag("type").equals("resource")
          && resourceSpecs.contains(metadata.description().tag("specName"));
      if (resource && !metadata.isDeleted() && !metadata.isRenamed()) {
        markers.add(mark(version, methodName, now));
      }
    }
    return markers;
  }

  private DataVersion mark(DataVersion version, String methodName, Instant now) {
    ObjectNode content = previousContent(version);
    content.put("deletedAt", IsoTime.text(now));
    content.put("deletedByMethod", methodName);
    DataDraft draft = new DataDraft(
        version.item(),
        version.metadata().id(),
        now,
        version.metadata().description(),
        Lifecycle.DELETED,
        Optional.empty());
    return sink.write(draft, JsonText.compact(content).getBytes(StandardCharsets.UTF_8));
  }

  private ObjectNode previousContent(DataVersion version) {
    if (!version.metadata().contentType().equals(JSON)) {
      return JsonText.object();
    }
    try {
      JsonNode content = JsonText.parse(new String(repository.content(version), StandardCharsets.UTF_8));
      return content instanceof ObjectNode object ? object : JsonText.object();
    } catch (SwampException e) {
      // Content that cannot be read must not keep an item from being deleted.
      return JsonText.object();
    }
  }
}

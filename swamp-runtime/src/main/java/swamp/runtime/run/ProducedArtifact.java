package swamp.runtime.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.JsonText;
import swamp.runtime.data.DataMetadata;

/**
 * One version of data that a run has written.
 *
 * @param directory the version directory; empty when the run leaves nothing behind
 * @param attributes the JSON content as it was stored; empty for files
 */
record ProducedArtifact(
    DataMetadata metadata, String kind, String specName, Optional<Path> directory, Optional<JsonNode> attributes) {

  String name() {
    return metadata.name();
  }

  /** The DataHandle that the extension receives (extension-api §3.6). */
  ObjectNode handle() {
    ObjectNode handle = JsonText.object()
        .put("name", metadata.name())
        .put("specName", specName)
        .put("kind", kind)
        .put("dataId", metadata.id())
        .put("version", metadata.version())
        .put("size", metadata.size());
    handle.set("tags", tags());
    ObjectNode details = handle.putObject("metadata").put("contentType", metadata.contentType())
        .put("lifetime", metadata.lifetime().text());
    details.set("garbageCollection", metadata.garbageCollection().value());
    details.put("streaming", metadata.streaming());
    details.set("tags", tags());
    details.putObject("ownerDefinition")
        .put("ownerType", metadata.owner().type().text())
        .put("ownerRef", metadata.owner().ref());
    if (metadata.isDeleted()) {
      details.put("lifecycle", "deleted");
    }
    attributes.ifPresent(content -> handle.set("attributes", content));
    return handle;
  }

  /** The artifact in the run's result (method-run §4.10). */
  ObjectNode resultDocument() {
    ObjectNode document = JsonText.object().put("id", metadata.id()).put("name", metadata.name());
    directory.ifPresent(path -> document.put("path", path.toString()));
    attributes.ifPresent(content -> document.set("attributes", content));
    return document;
  }

  private ObjectNode tags() {
    ObjectNode tags = JsonText.object();
    for (Map.Entry<String, String> tag : metadata.tags().entrySet()) {
      tags.put(tag.getKey(), tag.getValue());
    }
    return tags;
  }
}

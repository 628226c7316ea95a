package swamp.runtime.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.time.IsoTime;
import swamp.runtime.yaml.YamlText;

/** {@code metadata.yaml} to text and back (data-format §2.2). */
final class MetadataYaml {
  private static final String DELETED = "deleted";

  private MetadataYaml() {}

  static String write(DataMetadata metadata) {
    RecordYaml yaml = new RecordYaml()
        .text(0, "id", metadata.id())
        .text(0, "name", metadata.name())
        .number(0, "version", metadata.version())
        .text(0, "contentType", metadata.contentType())
        .text(0, "lifetime", metadata.lifetime().text());
    switch (metadata.garbageCollection()) {
      case GarbageCollection.NewestVersions newest -> yaml.number(0, "garbageCollection", newest.count());
      case GarbageCollection.YoungerThan younger -> yaml.text(0, "garbageCollection", younger.text());
    }
    yaml.flag(0, "streaming", metadata.streaming())
        .texts(0, "tags", metadata.tags());
    writeOwner(yaml, metadata.owner());
    yaml.text(0, "createdAt", IsoTime.text(metadata.createdAt()))
        .number(0, "size", metadata.size())
        .text(0, "checksum", metadata.checksum());
    if (metadata.isDeleted()) {
      yaml.text(0, "lifecycle", DELETED);
    }
    metadata.renamedTo().ifPresent(name -> yaml.text(0, "renamedTo", name));
    return yaml.toString();
  }

  private static void writeOwner(RecordYaml yaml, Owner owner) {
    yaml.head(0, "ownerDefinition")
        .text(2, "ownerType", owner.type().text())
        .text(2, "ownerRef", owner.ref());
    owner.workflowId().ifPresent(value -> yaml.text(2, "workflowId", value));
    owner.workflowRunId().ifPresent(value -> yaml.text(2, "workflowRunId", value));
    owner.workflowName().ifPresent(value -> yaml.text(2, "workflowName", value));
    owner.jobName().ifPresent(value -> yaml.text(2, "jobName", value));
    owner.stepName().ifPresent(value -> yaml.text(2, "stepName", value));
    owner.source().ifPresent(value -> yaml.text(2, "source", value));
    owner.definitionHash().ifPresent(value -> yaml.text(2, "definitionHash", value));
  }

  /**
   * Reads one record; members it does not know are ignored.
   *
   * @param name the item's directory, which is its name whatever the record says
   * @param version the version directory's number
   * @param source names the file in errors
   * @throws SwampException with {@link ErrorCode#DATA_INVALID} when the record cannot be understood
   */
  static DataMetadata read(String text, String name, int version, String source) {
    try {
      JsonNode record = YamlText.read(text, source);
      return new DataMetadata(
          required(record, "id"),
          name,
          version,
          new DataDescription(
              required(record, "contentType"),
              Lifetime.parse(required(record, "lifetime")),
              GarbageCollection.parse(record.path("garbageCollection")),
              record.path("streaming").asBoolean(false),
              tags(record.path("tags")),
              owner(record.path("ownerDefinition"))),
          instant(required(record, "createdAt")),
          record.path("size").asLong(),
          record.path("checksum").asText(),
          record.path("lifecycle").asText().equals(DELETED) ? Lifecycle.DELETED : Lifecycle.ACTIVE,
          optional(record, "renamedTo"));
    } catch (SwampException | IllegalArgumentException | DateTimeException e) {
      throw new SwampException(
              ErrorCode.DATA_INVALID, "Cannot understand the data record " + source + ": " + e.getMessage(), e)
          .withHint("Restore the file or remove its version directory; older versions are not affected.");
    }
  }

  private static Map<String, String> tags(JsonNode node) {
    Map<String, String> tags = new LinkedHashMap<>();
    node.properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    return tags;
  }

  private static Owner owner(JsonNode node) {
    String type = required(node, "ownerType");
    return new Owner(
        OwnerType.ofText(type).orElseThrow(() -> new IllegalArgumentException("unknown ownerType '" + type + "'")),
        required(node, "ownerRef"),
        optional(node, "workflowId"),
        optional(node, "workflowRunId"),
        optional(node, "workflowName"),
        optional(node, "jobName"),
        optional(node, "stepName"),
        optional(node, "source"),
        optional(node, "definitionHash"));
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static String required(JsonNode node, String field) {
    return optional(node, field).orElseThrow(() -> new IllegalArgumentException("'" + field + "' is missing"));
  }

  private static Optional<String> optional(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
  }
}

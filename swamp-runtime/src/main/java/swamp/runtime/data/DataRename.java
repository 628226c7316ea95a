package swamp.runtime.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.time.IsoTime;

/** Gives a data item another name and leaves a tombstone under the old one (data-format §2.6). */
public final class DataRename {
  private final DataRepository repository;

  public DataRename(DataRepository repository) {
    this.repository = repository;
  }

  /**
   * What was done.
   *
   * @param copiedVersion the latest version of the old name, whose content was copied
   * @param newVersion the version under the new name
   */
  public record Renamed(String oldName, String newName, int copiedVersion, int newVersion) {}

  /**
   * Copies the latest version to the new name, then writes the tombstone.
   *
   * @throws SwampException with {@link ErrorCode#DATA_NOT_FOUND} when there is no such item, with
   *     {@link ErrorCode#VALIDATION_FAILED} when the new name is taken
   */
  public Renamed rename(DataItem item, String newName, Instant now) {
    DataVersion old = repository.latestOfName(item)
        .filter(version -> !version.metadata().isDeleted() && !version.metadata().isRenamed())
        .orElseThrow(() -> new SwampException(
            ErrorCode.DATA_NOT_FOUND, "Data not found: \"" + item.name() + "\" for model " + item.modelId()));
    DataItem target = new DataItem(item.type(), item.modelId(), newName);
    boolean taken = repository.latestOfName(target)
        .filter(version -> !version.metadata().isDeleted() && !version.metadata().isRenamed())
        .isPresent();
    if (taken) {
      throw new SwampException(
              ErrorCode.VALIDATION_FAILED, "Data \"" + newName + "\" already exists in model " + item.modelId())
          .withHint("Choose another name, or delete that item first.");
    }
    DataDescription description = old.metadata().description();
    DataVersion copy =
        repository.write(DataDraft.of(target, now, description), repository.content(old));
    repository.write(tombstone(item, newName, now, description), tombstoneContent(newName, now));
    return new Renamed(item.name(), newName, old.number(), copy.number());
  }

  private static DataDraft tombstone(DataItem item, String newName, Instant now, DataDescription description) {
    DataDescription json = new DataDescription(
        "application/json",
        description.lifetime(),
        description.garbageCollection(),
        false,
        description.tags(),
        description.owner());
    return new DataDraft(
        item, UUID.randomUUID().toString(), now, json, Lifecycle.ACTIVE, Optional.of(newName));
  }

  private static byte[] tombstoneContent(String newName, Instant now) {
    ObjectNode content = JsonText.object();
    content.put("renamedTo", newName);
    content.put("renamedAt", IsoTime.text(now));
    return JsonText.compact(content).getBytes(StandardCharsets.UTF_8);
  }
}

package swamp.runtime.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.data.DataItem;
import swamp.runtime.data.DataScan;
import swamp.runtime.data.DataVersion;
import swamp.runtime.definition.DefinitionListing;
import swamp.runtime.session.RepositorySession;

/** {@code data prune}: the data of models whose definition is gone. */
final class DataPruner {
  /** Data of workflows lies beside that of models and has owners of its own. */
  private static final String WORKFLOW_TYPE = "workflow";

  private final RepositorySession repository;

  DataPruner(RepositorySession repository) {
    this.repository = repository;
  }

  /**
   * Removes, or only counts, what no definition owns.
   *
   * @throws SwampException when a definition cannot be read: its data would look like nobody's
   */
  ObjectNode prune(boolean dryRun) {
    ObjectNode document = JsonText.object();
    ArrayNode models = document.putArray("models");
    int items = 0;
    int versions = 0;
    long bytes = 0;
    Set<String> owners = owners();
    for (DataScan.Model model : DataScan.models(repository.layout().data())) {
      if (owners.contains(model.id()) || model.type().equals(WORKFLOW_TYPE)) {
        continue;
      }
      Counted counted = prune(model, dryRun);
      models.addObject()
          .put("modelId", model.id())
          .put("modelType", model.type())
          .put("items", counted.items())
          .put("versions", counted.versions())
          .put("bytes", counted.bytes());
      items += counted.items();
      versions += counted.versions();
      bytes += counted.bytes();
    }
    return document.put("itemsDeleted", items).put("versionsDeleted", versions).put("bytesReclaimed", bytes)
        .put("dryRun", dryRun);
  }

  private record Counted(int items, int versions, long bytes) {}

  private Set<String> owners() {
    DefinitionListing all = repository.definitions().all(true);
    if (!all.broken().isEmpty()) {
      throw new SwampException(ErrorCode.DEFINITION_INVALID,
          "Some definitions cannot be read, so it is not known whose data is nobody's").withoutShownCode()
          .withHint(all.broken().stream().map(broken -> broken.file() + ": " + broken.reason())
              .collect(Collectors.joining("\n")));
    }
    return all.definitions().stream().map(stored -> stored.definition().id()).collect(Collectors.toSet());
  }

  private Counted prune(DataScan.Model model, boolean dryRun) {
    List<String> names = List.copyOf(repository.data().itemNames(model.type(), model.id()));
    int versions = 0;
    long bytes = 0;
    for (String name : names) {
      DataItem item = new DataItem(model.type(), model.id(), name);
      List<DataVersion> all = repository.data().versions(item);
      versions += all.size();
      bytes += all.stream().mapToLong(version -> version.metadata().size()).sum();
      if (!dryRun) {
        repository.data().removal().removeItem(item);
      }
    }
    if (!dryRun) {
      removeDirectory(repository.layout().data().resolve(model.type()).resolve(model.id()));
    }
    return new Counted(names.size(), versions, bytes);
  }

  private void removeDirectory(Path directory) {
    try {
      repository.services().files().deleteRecursively(directory);
    } catch (IOException e) {
      throw new SwampException(ErrorCode.FILE_ACCESS, "Cannot remove " + directory + ": " + e, e).withoutShownCode();
    }
  }
}

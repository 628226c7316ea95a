package swamp.runtime.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.data.DataScan;
import swamp.runtime.data.GarbageCollected;
import swamp.runtime.data.Pace;
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
   * @param pace hears of models that no definition owns
   * @throws SwampException when a definition cannot be read: its data would look like nobody's
   */
  ObjectNode prune(boolean dryRun, Pace pace) {
    ObjectNode document = JsonText.object();
    ArrayNode models = document.putArray("models");
    GarbageCollected sum = GarbageCollected.NOTHING;
    Set<String> owners = owners();
    List<DataScan.Model> orphans = DataScan.models(repository.layout().data()).stream()
        .filter(model -> !owners.contains(model.id()) && !model.type().equals(WORKFLOW_TYPE))
        .toList();
    for (DataScan.Model model : orphans) {
      pace.next(models.size() + 1, orphans.size());
      GarbageCollected removed = repository.open().garbage().removeModel(model.type(), model.id(), dryRun);
      models.addObject()
          .put("modelId", model.id())
          .put("modelType", model.type())
          .put("items", removed.itemsDeleted())
          .put("versions", removed.versionsDeleted())
          .put("bytes", removed.bytesReclaimed());
      sum = sum.plus(removed);
    }
    return document.put("itemsDeleted", sum.itemsDeleted()).put("versionsDeleted", sum.versionsDeleted())
        .put("bytesReclaimed", sum.bytesReclaimed()).put("dryRun", dryRun);
  }

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
}

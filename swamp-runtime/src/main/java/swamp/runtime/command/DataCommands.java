package swamp.runtime.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.protocol.Caller;
import swamp.protocol.DataCollection;
import swamp.protocol.DataDeletion;
import swamp.protocol.DataGet;
import swamp.protocol.DataList;
import swamp.protocol.DataPruning;
import swamp.protocol.DataRenaming;
import swamp.protocol.DataRequest;
import swamp.protocol.DataRowQuery;
import swamp.protocol.DataSearch;
import swamp.protocol.DataVersions;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.protocol.WorkflowDataGet;
import swamp.protocol.WorkflowDataList;
import swamp.runtime.AnswerSink;
import swamp.runtime.Cancellation;
import swamp.runtime.data.DataItem;
import swamp.runtime.data.DataRename;
import swamp.runtime.data.DataVersion;
import swamp.runtime.data.GarbageCollected;
import swamp.runtime.data.Pace;
import swamp.runtime.definition.Definition;
import swamp.runtime.lock.HeldLock;
import swamp.runtime.run.LockProgress;
import swamp.runtime.session.RepositorySession;
import swamp.runtime.time.IsoTime;

/** {@code data get}, {@code list}, {@code versions}, {@code rename}, {@code delete}, {@code gc} and {@code prune} (cli §5.4). */
public final class DataCommands {
  private static final Logger LOG = LoggerFactory.getLogger(DataCommands.class);

  private final RepositorySession repository;
  private final Caller caller;
  private final AnswerSink answers;
  private final Cancellation cancellation;
  private final Models models;

  /** @param answers hears what is going on; the answer itself is for the caller to send */
  public DataCommands(RepositorySession repository, Caller caller, AnswerSink answers, Cancellation cancellation) {
    this.repository = repository;
    this.caller = caller;
    this.answers = answers;
    this.cancellation = cancellation;
    this.models = new Models(repository);
  }

  /** The answer's document. */
  public ObjectNode answer(DataRequest request) {
    return switch (request) {
      case DataGet get -> get(get);
      case DataList list -> list(list);
      case DataVersions versions -> versions(versions);
      case DataSearch search -> new DataSearches(repository).search(search);
      case DataRowQuery query -> new DataSearches(repository).query(query,
          pace("Filling the data catalog", "It is filled from the start at the next question."), cancellation);
      case DataRenaming renaming -> rename(renaming);
      case DataDeletion deletion -> delete(deletion);
      case DataCollection collection -> collect(collection);
      case DataPruning pruning -> prune(pruning);
      case WorkflowDataGet get -> new WorkflowData(repository).get(get);
      case WorkflowDataList list -> new WorkflowData(repository).list(list);
    };
  }

  private ObjectNode get(DataGet request) {
    Definition definition = models.require(request.model());
    DataItem item = item(definition, request.name());
    Optional<DataVersion> version = request.version() == 0
        ? repository.data().latest(item)
        : repository.data().version(item, request.version());
    return DataDocuments.full(repository, definition,
        version.orElseThrow(() -> notFound(request.name(), definition, request.version())), request.content());
  }

  private ObjectNode list(DataList request) {
    Definition definition = models.require(request.model());
    Map<String, List<DataVersion>> groups = new TreeMap<>(
        Comparator.comparing((String type) -> type.equals("report")).thenComparing(Comparator.naturalOrder()));
    for (DataVersion version : repository.data().items(definition.type().normalized(), definition.id())) {
      String type = version.metadata().tags().getOrDefault("type", "");
      boolean gone = version.metadata().isDeleted() || version.metadata().isRenamed();
      if (!gone && request.type().map(type::equals).orElse(true)) {
        groups.computeIfAbsent(type, group -> new java.util.ArrayList<>()).add(version);
      }
    }
    ObjectNode document = DataDocuments.ofModel(JsonText.object(), definition);
    ArrayNode array = document.putArray("groups");
    groups.forEach((type, versions) -> {
      ArrayNode items = array.addObject().put("type", type).putArray("items");
      versions.forEach(version -> items.add(DataDocuments.listed(version)));
    });
    return document.put("total", groups.values().stream().mapToInt(List::size).sum());
  }

  private ObjectNode versions(DataVersions request) {
    Definition definition = models.require(request.model());
    DataItem item = item(definition, request.name());
    List<DataVersion> versions = repository.data().versions(item);
    if (versions.isEmpty()) {
      throw notFound(request.name(), definition, 0);
    }
    int latest = repository.data().latestOfName(item).map(DataVersion::number).orElse(0);
    ObjectNode document = DataDocuments.ofModel(JsonText.object().put("dataName", request.name()), definition);
    ArrayNode array = document.putArray("versions");
    versions.forEach(version -> array.addObject()
        .put("version", version.number())
        .put("createdAt", IsoTime.text(version.metadata().createdAt()))
        .put("size", version.metadata().size())
        .put("checksum", version.metadata().checksum())
        .put("isLatest", version.number() == latest));
    return document.put("total", versions.size());
  }

  private ObjectNode rename(DataRenaming request) {
    Definition definition = models.require(request.model());
    DataItem item = item(definition, request.oldName());
    return locked(definition, () -> {
      DataRename.Renamed renamed;
      try {
        renamed = new DataRename(repository.data())
            .rename(item, request.newName(), repository.services().timing().now());
      } catch (SwampException e) {
        throw e.code() == ErrorCode.DATA_NOT_FOUND
            ? new SwampException(ErrorCode.DATA_NOT_FOUND, "Data \"" + request.oldName() + "\" not found").withoutShownCode()
            : e.withoutShownCode();
      }
      return DataDocuments.ofModel(JsonText.object()
          .put("oldName", renamed.oldName())
          .put("newName", renamed.newName())
          .put("copiedVersion", renamed.copiedVersion())
          .put("newVersion", renamed.newVersion()), definition);
    });
  }

  private ObjectNode delete(DataDeletion request) {
    Definition definition = models.require(request.model());
    DataItem item = item(definition, request.name());
    if ((request.version() != 0) == request.all()) {
      throw new SwampException(ErrorCode.USAGE, request.all()
          ? "Option \"--version\" conflicts with option \"--all\"."
          : "Say what to delete: \"--version <number>\" or \"--all\".").withoutShownCode();
    }
    List<DataVersion> affected = request.all()
        ? repository.data().versions(item)
        : repository.data().version(item, request.version()).stream().toList();
    if (affected.isEmpty()) {
      throw notFound(request.name(), definition, request.version());
    }
    long bytes = affected.stream().mapToLong(version -> version.metadata().size()).sum();
    ObjectNode document = DataDocuments.ofModel(JsonText.object().put("dataName", request.name()), definition)
        .put("versionsDeleted", affected.size())
        .put("bytesReclaimed", bytes)
        .put("dryRun", request.dryRun());
    if (request.dryRun()) {
      return document;
    }
    Confirmation.require(request.confirmed());
    return locked(definition, () -> {
      long removed = request.all()
          ? repository.data().removal().removeItem(item)
          : repository.data().removal().removeVersion(item, request.version());
      return document.put("bytesReclaimed", removed);
    });
  }

  private ObjectNode collect(DataCollection request) {
    if (request.dryRun()) {
      return document(repository.open().garbage().collectAll(repository.services().timing().now(), true, removal("Counting garbage")), true);
    }
    Confirmation.require(request.confirmed());
    try (HeldLock lock =
        repository.open().lockStructure(caller.environment(), new LockProgress(answers), cancellation)) {
      LOG.trace("holding {}", lock.file());
      return document(repository.open().garbage().collectAll(repository.services().timing().now(), false, removal("Collecting garbage")), false);
    }
  }

  private ObjectNode prune(DataPruning request) {
    if (request.dryRun()) {
      return new DataPruner(repository).prune(true, removal("Counting data of deleted models"));
    }
    Confirmation.require(request.confirmed());
    try (HeldLock lock =
        repository.open().lockStructure(caller.environment(), new LockProgress(answers), cancellation)) {
      LOG.trace("holding {}", lock.file());
      return new DataPruner(repository).prune(false, removal("Removing data of deleted models"));
    }
  }

  private Pace removal(String work) {
    return pace(work, "What was removed before is gone; the same command does the rest.");
  }

  private Pace pace(String work, String hint) {
    return new CountedProgress(work, hint, repository.services().timing(), answers, cancellation);
  }

  private static ObjectNode document(GarbageCollected collected, boolean dryRun) {
    return JsonText.object()
        .put("dataEntriesExpired", collected.itemsDeleted())
        .put("versionsDeleted", collected.versionsDeleted())
        .put("bytesReclaimed", collected.bytesReclaimed())
        .put("dryRun", dryRun);
  }

  private ObjectNode locked(Definition definition, Supplier<ObjectNode> change) {
    try (HeldLock lock = repository.open().lockModel(definition.type().normalized(), definition.id(),
        caller.environment(), new LockProgress(answers), cancellation)) {
      LOG.trace("holding {}", lock.file());
      return change.get();
    }
  }

  private static DataItem item(Definition definition, String name) {
    return new DataItem(definition.type().normalized(), definition.id(), name);
  }

  private static SwampException notFound(String name, Definition definition, int version) {
    return new SwampException(ErrorCode.DATA_NOT_FOUND, "Data not found: \"" + name + "\" for model \"" + definition.name()
        + "\"" + (version == 0 ? "" : " (version " + version + ")")).withoutShownCode();
  }
}

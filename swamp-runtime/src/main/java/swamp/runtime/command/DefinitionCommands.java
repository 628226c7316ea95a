package swamp.runtime.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.protocol.Caller;
import swamp.protocol.DefinitionRequest;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.ModelDeletion;
import swamp.protocol.ModelEdit;
import swamp.protocol.ModelEvaluate;
import swamp.protocol.ModelValidate;
import swamp.protocol.SwampException;
import swamp.runtime.AnswerSink;
import swamp.runtime.Cancellation;
import swamp.runtime.data.DataVersion;
import swamp.runtime.definition.Definition;
import swamp.runtime.definition.StoredDefinition;
import swamp.runtime.lock.HeldLock;
import swamp.runtime.run.LockProgress;
import swamp.runtime.session.RepositorySession;

/** {@code model validate}, {@code evaluate}, {@code edit} and {@code delete} (cli §5.3). */
public final class DefinitionCommands {
  private static final Logger LOG = LoggerFactory.getLogger(DefinitionCommands.class);

  private final RepositorySession repository;
  private final Caller caller;
  private final AnswerSink answers;
  private final Cancellation cancellation;

  public DefinitionCommands(
      RepositorySession repository, Caller caller, AnswerSink answers, Cancellation cancellation) {
    this.repository = repository;
    this.caller = caller;
    this.answers = answers;
    this.cancellation = cancellation;
  }

  /** Answers with one document; the exit code is 1 when a validation did not pass or a model was not evaluated. */
  public int answer(DefinitionRequest request) {
    ObjectNode document = switch (request) {
      case ModelValidate validate ->
          new ModelValidations(repository, caller, answers, cancellation).validate(validate);
      case ModelEvaluate evaluate ->
          new ModelEvaluations(repository, caller, answers, cancellation).evaluate(evaluate);
      case ModelDeletion deletion -> delete(deletion);
      case ModelEdit edit -> new ModelEditing(repository, caller, answers, cancellation).edit(edit);
    };
    answers.result(document);
    return switch (request) {
      case ModelValidate validate -> document.path("passed").asBoolean() ? 0 : 1;
      case ModelEvaluate evaluate -> document.path("items").findValue("error") == null ? 0 : 1;
      case ModelDeletion deletion -> 0;
      case ModelEdit edit -> 0;
    };
  }

  private ObjectNode delete(ModelDeletion request) {
    StoredDefinition stored = new Models(repository).requireStored(request.model());
    Confirmation.require(request.confirmed());
    Definition definition = stored.definition();
    String type = definition.type().normalized();
    try (HeldLock lock =
        repository.open().lockStructure(caller.environment(), new LockProgress(answers), cancellation)) {
      LOG.trace("holding {}", lock.file());
      List<DataVersion> items = repository.data().items(type, definition.id());
      items.forEach(item -> repository.data().removal().removeItem(item.item()));
      removeDataDirectory(definition);
      int outputs = repository.outputs().deleteAllOf(type, definition.id());
      boolean evaluated = repository.definitions().deleteEvaluated(definition);
      repository.definitions().delete(stored);
      ObjectNode document = JsonText.object();
      document.putObject("deleted")
          .put("id", definition.id())
          .put("name", definition.name())
          .put("type", type)
          .put("inputPath", stored.file().toString());
      return document
          .put("resourceDeleted", items.stream()
              .anyMatch(item -> item.metadata().description().tag("type").equals("resource")))
          .put("outputsDeleted", outputs)
          .put("evaluatedInputDeleted", evaluated)
          .put("dataDeleted", !items.isEmpty())
          .put("expiredDataAutoCollected", 0);
    }
  }

  private void removeDataDirectory(Definition definition) {
    try {
      repository.services().files().deleteRecursively(repository.layout().modelData(definition.type(), definition.id()));
    } catch (IOException e) {
      throw new SwampException(ErrorCode.FILE_ACCESS, "Cannot remove the data of " + definition.name() + ": " + e, e)
          .withoutShownCode();
    }
  }
}

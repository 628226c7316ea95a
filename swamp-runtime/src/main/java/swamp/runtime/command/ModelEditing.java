package swamp.runtime.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.protocol.Caller;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.ModelEdit;
import swamp.protocol.SwampException;
import swamp.runtime.AnswerSink;
import swamp.runtime.Cancellation;
import swamp.runtime.definition.BrokenDefinition;
import swamp.runtime.definition.Definition;
import swamp.runtime.definition.DefinitionLookup;
import swamp.runtime.definition.DefinitionOrigin;
import swamp.runtime.definition.DefinitionText;
import swamp.runtime.definition.StoredDefinition;
import swamp.runtime.lock.HeldLock;
import swamp.runtime.model.RegisteredType;
import swamp.runtime.run.LockProgress;
import swamp.runtime.session.RepositorySession;
import swamp.runtime.type.ModelType;

/**
 * {@code model edit}: gives a definition's text away and takes it back when it is a definition (cli §5.3). A broken file
 * can be edited too, under its own name.
 */
final class ModelEditing {
  private static final Logger LOG = LoggerFactory.getLogger(ModelEditing.class);

  private final RepositorySession repository;
  private final Caller caller;
  private final AnswerSink answers;
  private final Cancellation cancellation;

  ModelEditing(RepositorySession repository, Caller caller, AnswerSink answers, Cancellation cancellation) {
    this.repository = repository;
    this.caller = caller;
    this.answers = answers;
    this.cancellation = cancellation;
  }

  ObjectNode edit(ModelEdit request) {
    DefinitionLookup lookup = repository.definitions().find(request.model());
    Path file = lookup.found().map(StoredDefinition::file)
        .or(() -> lookup.broken().stream().map(BrokenDefinition::file)
            .filter(broken -> broken.endsWith(request.model() + ".yaml")).findFirst())
        .orElseGet(() -> new Models(repository).requireStored(request.model()).file());
    return request.content().isEmpty()
        ? JsonText.object().put("path", file.toString()).put("content", text(file))
        : update(lookup.found(), file, request.content().get(), request.editor());
  }

  private ObjectNode update(Optional<StoredDefinition> found, Path file, String text, Optional<String> editor) {
    Definition changed = parsed(found, file, text);
    if (found.isPresent() && !found.get().definition().id().equals(changed.id())) {
      throw refused("The id of " + found.get().definition().name() + " must stay " + found.get().definition().id());
    }
    StoredDefinition previous = found.orElseGet(() -> new StoredDefinition(changed, file, DefinitionOrigin.MODELS));
    Set<String> sensitive =
        repository.search(changed.type()).type().map(RegisteredType::sensitiveGlobalArguments).orElse(Set.of());
    StoredDefinition stored;
    try (HeldLock lock =
        repository.open().lockStructure(caller.environment(), new LockProgress(answers), cancellation)) {
      LOG.trace("holding {}", lock.file());
      stored = repository.definitions().saveText(previous, text, changed, sensitive);
    }
    ObjectNode document = JsonText.object().put("path", stored.file().toString());
    editor.ifPresent(program -> document.put("editor", program));
    return document
        .put("status", "updated")
        .put("name", changed.name())
        .put("type", changed.type().normalized());
  }

  private static Definition parsed(Optional<StoredDefinition> found, Path file, String text) {
    Optional<ModelType> type = found.map(stored -> stored.definition().type());
    try {
      return DefinitionText.read(text, file.getFileName().toString(), type);
    } catch (SwampException e) {
      throw e.withoutShownCode();
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new SwampException(ErrorCode.FILE_ACCESS, "Cannot read " + file + ": " + e, e).withoutShownCode();
    }
  }

  private static SwampException refused(String message) {
    return new SwampException(ErrorCode.VALIDATION_FAILED, message).withoutShownCode();
  }
}

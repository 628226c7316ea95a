package swamp.runtime.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.protocol.Caller;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.MethodDescribe;
import swamp.protocol.ModelCreate;
import swamp.protocol.ModelGet;
import swamp.protocol.ModelSearch;
import swamp.protocol.SwampException;
import swamp.runtime.AnswerSink;
import swamp.runtime.Cancellation;
import swamp.runtime.definition.Definition;
import swamp.runtime.definition.NewDefinition;
import swamp.runtime.definition.StoredDefinition;
import swamp.runtime.input.CallerFiles;
import swamp.runtime.input.RunInputs;
import swamp.runtime.lock.HeldLock;
import swamp.runtime.model.ArgumentsDescription;
import swamp.runtime.model.MethodDescription;
import swamp.runtime.model.RegisteredType;
import swamp.runtime.model.TypeDescription;
import swamp.runtime.model.TypeSearchResult;
import swamp.runtime.run.LockProgress;
import swamp.runtime.session.RepositorySession;
import swamp.runtime.type.ModelType;

/** {@code model search}, {@code get}, {@code create} and {@code model method describe} (cli §5.3). */
public final class ModelCommands {
  private static final Logger LOG = LoggerFactory.getLogger(ModelCommands.class);
  private static final String REDACTED = "***";

  private final RepositorySession repository;
  private final AnswerSink answers;

  public ModelCommands(RepositorySession repository, AnswerSink answers) {
    this.repository = repository;
    this.answers = answers;
  }

  /** The definitions whose name, type or id contains the query, whatever the case. */
  public ObjectNode search(ModelSearch request) {
    String wanted = request.query().toLowerCase(Locale.ROOT);
    ObjectNode document = JsonText.object().put("query", request.query());
    ArrayNode results = document.putArray("results");
    repository.definitions().all(request.all()).definitions().stream()
        .map(StoredDefinition::definition)
        .filter(definition -> contains(definition.name(), wanted)
            || contains(definition.type().normalized(), wanted)
            || contains(definition.id(), wanted))
        .forEach(definition -> results.addObject()
            .put("id", definition.id())
            .put("name", definition.name())
            .put("type", definition.type().normalized()));
    return document;
  }

  private static boolean contains(String text, String wanted) {
    return text.toLowerCase(Locale.ROOT).contains(wanted);
  }

  /** One definition with its type's schemas; sensitive global arguments are hidden. */
  public ObjectNode get(ModelGet request) {
    Definition definition = new Models(repository).requireReadable(request.model());
    RegisteredType type = repository.type(definition.type(), answers);
    ObjectNode document = JsonText.object()
        .put("id", definition.id())
        .put("name", definition.name())
        .put("type", definition.type().normalized())
        .put("version", definition.version());
    ObjectNode tags = document.putObject("tags");
    definition.tags().forEach(tags::put);
    document.set("globalArguments", redacted(definition.globalArguments(), type.description()));
    definition.typeVersion().ifPresent(version -> document.put("typeVersion", version));
    type.description().globalArguments().ifPresent(globals -> document.set("globalArgumentsSchema", globals.schema()));
    document.set("methods", type.description().methodsDocument());
    definition.inputs().ifPresent(inputs -> document.set("inputs", inputs));
    return document;
  }

  // A vault expression is not a secret; a literal in a sensitive argument is.
  private static ObjectNode redacted(ObjectNode globalArguments, TypeDescription type) {
    ObjectNode shown = globalArguments.deepCopy();
    type.globalArguments().map(ArgumentsDescription::sensitive).orElse(List.of()).forEach(path -> {
      JsonNode value = shown.path(path);
      if (!value.isMissingNode() && !value.asText().contains("${{")) {
        shown.put(path, REDACTED);
      }
    });
    return shown;
  }

  /** Makes a definition. */
  public ObjectNode create(ModelCreate request, Caller caller, Cancellation cancellation) {
    ModelType wanted = ModelType.of(request.modelType());
    TypeSearchResult found = repository.search(wanted);
    RegisteredType type = found.type().orElseThrow(() -> unknownType(wanted, found));
    ObjectNode globals = new RunInputs(new CallerFiles(Path.of(caller.workingDirectory()), caller.environment()))
        .entries(request.globalArguments());
    requireKnown(globals, type);
    StoredDefinition stored;
    try (HeldLock lock =
        repository.open().lockStructure(caller.environment(), new LockProgress(answers), cancellation)) {
      LOG.trace("holding {}", lock.file());
      stored = repository.definitions().create(new NewDefinition(type.type(), Optional.of(type.description().version()),
          request.name(), globals, type.sensitiveGlobalArguments()));
    }
    Definition created = stored.definition();
    ObjectNode document = JsonText.object()
        .put("id", created.id())
        .put("type", type.type().normalized())
        .put("name", created.name())
        .put("path", stored.file().toString())
        .put("version", type.description().version());
    type.description().globalArguments().ifPresent(schema -> document.set("globalArguments", schema.schema()));
    document.set("methods", type.description().methodsDocument());
    return document;
  }

  private SwampException unknownType(ModelType wanted, TypeSearchResult found) {
    try {
      repository.type(wanted, answers);
    } catch (SwampException e) {
      String available = repository.types(new java.util.ArrayList<>()).stream()
          .map(type -> type.type().normalized())
          .collect(Collectors.joining(", "));
      SwampException failure = new SwampException(
          ErrorCode.UNKNOWN_MODEL_TYPE, e.text() + ". Available types: " + available).withoutShownCode();
      return e.hint().map(failure::withHint).orElse(failure);
    }
    return new SwampException(ErrorCode.UNKNOWN_MODEL_TYPE, "Unknown model type: " + wanted + " " + found.problems());
  }

  private static void requireKnown(ObjectNode globals, RegisteredType type) {
    List<String> valid = type.description().globalArguments().flatMap(ArgumentsDescription::keys).orElse(List.of());
    boolean anyKey = type.description().globalArguments().map(schema -> schema.keys().isEmpty()).orElse(false);
    List<String> unknown = new java.util.ArrayList<>();
    globals.fieldNames().forEachRemaining(name -> {
      if (!anyKey && !valid.contains(name)) {
        unknown.add(name);
      }
    });
    if (!unknown.isEmpty()) {
      throw new SwampException(ErrorCode.VALIDATION_FAILED, "Unknown global argument(s) for type '"
          + type.type().normalized() + "': " + String.join(", ", unknown) + ". Valid arguments are: "
          + (valid.isEmpty() ? "none" : String.join(", ", valid))).withoutShownCode();
    }
  }

  /** One method of a definition's type. */
  public ObjectNode describeMethod(MethodDescribe request) {
    Definition definition = new Models(repository).requireReadable(request.model());
    RegisteredType type = repository.type(definition.type(), answers);
    MethodDescription method = Models.method(type, request.method());
    ObjectNode document = JsonText.object()
        .put("modelName", definition.name())
        .put("modelType", type.type().normalized())
        .put("version", type.description().version());
    document.set("method", TypeDescription.methodDocument(method));
    document.set("dataOutputSpecs", type.description().specsDocument());
    return document;
  }
}

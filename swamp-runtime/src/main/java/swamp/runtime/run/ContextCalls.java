package swamp.runtime.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.Cancellation;
import swamp.runtime.data.DataVersion;
import swamp.runtime.definition.StoredDefinition;
import swamp.runtime.expression.ExpressionVariables;
import swamp.runtime.model.ExtensionFiles;
import swamp.runtime.session.RepositoryExpressionSource;
import swamp.runtime.session.RepositorySession;
import swamp.runtime.type.ModelType;
import swamp.runtime.vault.VaultConfiguration;
import swamp.runtime.vault.Vaults;

/** The rarely used functions of a method context, by the contract's names (extension-api §3.6, §3.8). */
final class ContextCalls {
  private final RepositorySession repository;
  private final RunSubject subject;
  private final RunLogger logger;
  private final DataRepositoryCalls data;
  private final ModelCalls models;
  private final Cancellation cancellation;

  ContextCalls(
      RepositorySession repository, RunSubject subject, RunLogger logger, DataRepositoryCalls data, ModelCalls models,
      Cancellation cancellation) {
    this.repository = repository;
    this.subject = subject;
    this.logger = logger;
    this.data = data;
    this.models = models;
    this.cancellation = cancellation;
  }

  /**
   * @param arguments an array of what the extension passed
   * @throws SwampException with {@link ErrorCode#METHOD_EXECUTION_FAILED} for a function that this runtime does not have
   */
  JsonNode call(String name, JsonNode arguments) {
    int dot = name.indexOf('.');
    if (dot > 0) {
      String function = name.substring(dot + 1);
      return switch (name.substring(0, dot)) {
        case "data" -> data.call(function, arguments);
        case "definition" -> definition(function, arguments);
        case "vault" -> vault(function, arguments);
        case String other -> throw unsupported(name);
      };
    }
    return switch (name) {
      case "onEvent" -> onEvent(arguments.path(0));
      case "runModel" -> models.call(arguments.path(0));
      case "readModelData" -> readModelData(arguments.path(0).asText(), arguments.path(1));
      case "queryData" -> query(arguments.path(0).asText(), arguments.path(1));
      case "latestRecord" -> source().latest(arguments.path(0).asText(), arguments.path(1).asText())
          .<JsonNode>map(record -> record).orElse(NullNode.getInstance());
      case "evaluate" -> evaluate(arguments.path(0).asText(), arguments.path(1));
      case "extensionFile" -> TextNode.valueOf(ExtensionFiles.resolve(
          subject.type(), repository.directory(), arguments.path(0).asText()).toString());
      case String other -> throw unsupported(other);
    };
  }

  /** The bytes of a version of any model's data. */
  Optional<DataVersion> find(String type, String model, String name, long version) {
    return data.find(type, model, name, version);
  }

  // Lines of output are shown as they happen; other events have no reader outside.
  private JsonNode onEvent(JsonNode event) {
    if (event.path("type").asText().equals("output") && event.path("line").isTextual()) {
      logger.output(event.path("stream").asText().equals("stderr"), event.path("line").asText());
    }
    return NullNode.getInstance();
  }

  private JsonNode readModelData(String model, JsonNode spec) {
    ArrayNode records = JsonText.object().arrayNode();
    source().records(model, spec.isTextual() ? Optional.of(spec.asText()) : Optional.empty()).forEach(records::add);
    return records;
  }

  private JsonNode query(String predicate, JsonNode select) {
    ArrayNode found = JsonText.object().arrayNode();
    source().query(predicate, select.isTextual() ? Optional.of(select.asText()) : Optional.empty()).forEach(found::add);
    return found;
  }

  private JsonNode evaluate(String expression, JsonNode variables) {
    Map<String, JsonNode> values = new HashMap<>();
    variables.properties().forEach(variable -> values.put(variable.getKey(), variable.getValue()));
    return repository.services().expressions().evaluate(expression, new ExpressionVariables(values, Optional.empty()));
  }

  private JsonNode definition(String function, JsonNode arguments) {
    String type = arguments.path(0).asText();
    return switch (function) {
      case "find" -> definitionOf(type, arguments.path(1).asText())
          .<JsonNode>map(stored -> stored.definition().toJson()).orElse(NullNode.getInstance());
      case "path" -> definitionOf(type, arguments.path(1).asText())
          .<JsonNode>map(stored -> TextNode.valueOf(stored.file().toString())).orElse(NullNode.getInstance());
      case "all" -> {
        ArrayNode all = JsonText.object().arrayNode();
        repository.definitions().all(true).definitions().stream()
            .filter(stored -> isOfType(stored, type))
            .forEach(stored -> all.add(stored.definition().toJson()));
        yield all;
      }
      case String other -> throw unsupported("definitionRepository." + other);
    };
  }

  private Optional<StoredDefinition> definitionOf(String type, String nameOrId) {
    return repository.definitions().find(nameOrId).found().filter(stored -> isOfType(stored, type));
  }

  private static boolean isOfType(StoredDefinition stored, String type) {
    return type.isEmpty() || stored.definition().type().equals(ModelType.of(type));
  }

  private JsonNode vault(String function, JsonNode arguments) {
    Vaults vaults = repository.vaults();
    String vault = arguments.path(0).asText();
    String key = arguments.path(1).asText();
    return switch (function) {
      case "get" -> {
        String secret = vaults.get(vault, key);
        logger.redactor().add(secret);
        yield TextNode.valueOf(secret);
      }
      case "put" -> {
        logger.redactor().add(arguments.path(2).asText());
        vaults.put(vault, key, arguments.path(2).asText());
        yield NullNode.getInstance();
      }
      case "delete" -> {
        vaults.delete(vault, key);
        yield NullNode.getInstance();
      }
      case "list" -> texts(vaults.list(vault));
      case "names" -> texts(vaults.repository().all().stream().map(VaultConfiguration::name).toList());
      case "default" -> vaults.repository().defaultVault(repository.settings().defaultVault())
          .<JsonNode>map(found -> TextNode.valueOf(found.name())).orElse(NullNode.getInstance());
      case String other -> throw unsupported("vaultService." + other);
    };
  }

  private static ArrayNode texts(Iterable<String> values) {
    ArrayNode list = JsonText.object().arrayNode();
    values.forEach(list::add);
    return list;
  }

  private RepositoryExpressionSource source() {
    return new RepositoryExpressionSource(repository, cancellation);
  }

  private SwampException unsupported(String name) {
    return new SwampException(ErrorCode.METHOD_EXECUTION_FAILED, "context." + name + " is not supported by this runtime (model '"
        + subject.definition().name() + "'); see docs/compatibility.md");
  }
}

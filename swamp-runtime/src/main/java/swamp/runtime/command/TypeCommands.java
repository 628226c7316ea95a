package swamp.runtime.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.protocol.TypeDescribe;
import swamp.protocol.TypeSearch;
import swamp.protocol.Warning;
import swamp.runtime.AnswerSink;
import swamp.runtime.model.DataSpec;
import swamp.runtime.model.MethodDescription;
import swamp.runtime.model.RegisteredType;
import swamp.runtime.model.TypeDescription;
import swamp.runtime.session.RepositorySession;
import swamp.runtime.type.ModelType;

/** {@code model type search} and {@code describe} (cli §5.3). */
public final class TypeCommands {
  private final RepositorySession repository;
  private final AnswerSink answers;

  public TypeCommands(RepositorySession repository, AnswerSink answers) {
    this.repository = repository;
    this.answers = answers;
  }

  /** The types whose name contains the query, whatever the case. */
  public ObjectNode search(TypeSearch request) {
    String wanted = request.query().toLowerCase(Locale.ROOT);
    List<String> problems = new ArrayList<>();
    ObjectNode document = JsonText.object().put("query", request.query());
    ArrayNode results = document.putArray("results");
    repository.types(problems).stream()
        .filter(type -> type.type().normalized().contains(wanted))
        .forEach(type -> results.add(name(type)));
    problems.forEach(problem -> answers.event(new Warning(problem, Optional.empty())));
    return document;
  }

  /** One type with all its schemas, or with the members' kinds only. */
  public ObjectNode describe(TypeDescribe request) {
    RegisteredType type;
    try {
      type = repository.type(ModelType.of(request.modelType()), answers);
    } catch (SwampException e) {
      throw e.withoutShownCode();
    }
    TypeDescription description = type.description();
    ObjectNode document = JsonText.object();
    document.set("type", name(type));
    document.put("version", description.version());
    description.globalArguments().ifPresent(schema ->
        document.set("globalArguments", request.compact() ? compact(schema.schema()) : schema.schema()));
    document.set("dataOutputSpecs", request.compact() ? specNames(description) : description.specsDocument());
    document.set("methods", request.compact() ? compactMethods(description) : description.methodsDocument());
    return document;
  }

  private static ObjectNode name(RegisteredType type) {
    return JsonText.object().put("raw", type.type().raw()).put("normalized", type.type().normalized());
  }

  private static ArrayNode specNames(TypeDescription description) {
    ArrayNode names = JsonText.object().arrayNode();
    for (DataSpec spec : description.resources().values()) {
      names.add(spec.name());
    }
    for (DataSpec spec : description.files().values()) {
      names.add(spec.name());
    }
    return names;
  }

  private static ArrayNode compactMethods(TypeDescription description) {
    ArrayNode methods = JsonText.object().arrayNode();
    for (MethodDescription method : description.methods().values()) {
      methods.addObject()
          .put("name", method.name())
          .put("description", method.description())
          .set("arguments", compact(method.arguments().schema()));
    }
    return methods;
  }

  // Members with their kinds: {properties: {name: {type}}}.
  private static ObjectNode compact(JsonNode schema) {
    ObjectNode compact = JsonText.object();
    ObjectNode properties = compact.putObject("properties");
    schema.path("properties").properties().forEach(member -> {
      ObjectNode kind = properties.putObject(member.getKey());
      if (member.getValue().has("type")) {
        kind.set("type", member.getValue().get("type"));
      }
    });
    return compact;
  }
}

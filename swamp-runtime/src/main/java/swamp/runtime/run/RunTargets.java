package swamp.runtime.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import swamp.protocol.ByDefinition;
import swamp.protocol.ByType;
import swamp.protocol.DefinitionAutoCreated;
import swamp.protocol.ErrorCode;
import swamp.protocol.GlobalArgumentsUpdated;
import swamp.protocol.JsonText;
import swamp.protocol.MethodTarget;
import swamp.protocol.SwampException;
import swamp.runtime.AnswerSink;
import swamp.runtime.definition.AutoDefinition;
import swamp.runtime.definition.Definition;
import swamp.runtime.definition.NewDefinition;
import swamp.runtime.definition.StoredDefinition;
import swamp.runtime.model.ArgumentsDescription;
import swamp.runtime.model.MethodDescription;
import swamp.runtime.model.RegisteredType;
import swamp.runtime.session.RepositorySession;
import swamp.runtime.type.ModelType;

/** Finds what a request wants to run (method-run §4.4 steps 5 and 6), by definition or by type (§4.9). */
final class RunTargets {
  private final RepositorySession repository;
  private final AnswerSink answers;

  /**
   * What is to be run.
   *
   * @param justCreated whether the definition came into being for this request
   * @param routed the inputs left for the method in the direct-type form; empty in the other form
   */
  record Target(
      Definition definition, RegisteredType type, MethodDescription method, boolean justCreated, Optional<ObjectNode> routed) {
    String typeName() {
      return type.type().normalized();
    }

    ObjectNode inputs(ObjectNode given) {
      return routed.orElse(given);
    }
  }

  RunTargets(RepositorySession repository, AnswerSink answers) {
    this.repository = repository;
    this.answers = answers;
  }

  /**
   * The definition, its type and the method. In the direct-type form the inputs decide what the definition's global
   * arguments become.
   */
  Target resolve(MethodTarget target, ObjectNode inputs) {
    return switch (target) {
      case ByDefinition named -> byDefinition(named);
      case ByType direct -> byType(direct, inputs);
    };
  }

  private Target byDefinition(ByDefinition target) {
    Definition definition = repository.definition(target.model()).definition();
    RegisteredType type = repository.type(definition.type(), answers);
    return new Target(definition, type, type.requireMethod(target.method()), false, Optional.empty());
  }

  private Target byType(ByType target, ObjectNode inputs) {
    String name = target.definitionName().orElseThrow(() -> new SwampException(ErrorCode.USAGE,
        "Direct type execution requires a definition name: swamp model " + target.modelType() + " method run "
            + target.method() + " <name>").withoutShownCode());
    RegisteredType type = repository.typeOrWithoutScopeMark(ModelType.of(target.modelType()), answers);
    MethodDescription method = type.requireMethod(target.method());
    Routed routed = route(type, method, inputs);
    AutoDefinition found = repository.definitions().createAuto(new NewDefinition(type.type(),
        Optional.of(type.description().version()), name, routed.globalArguments, type.sensitiveGlobalArguments()));
    StoredDefinition stored = found.stored();
    if (found.created()) {
      answers.event(new DefinitionAutoCreated(type.type().normalized(), name, stored.file().toString()));
      return new Target(stored.definition(), type, method, true, Optional.of(routed.methodArguments));
    }
    if (!stored.definition().type().equals(type.type())) {
      throw new SwampException(ErrorCode.VALIDATION_FAILED, "Definition '" + name + "' exists with type '"
          + stored.definition().type().normalized() + "' but '" + type.type().normalized() + "' was requested");
    }
    if (!routed.globalArguments.isEmpty() && !routed.globalArguments.equals(stored.definition().globalArguments())) {
      stored = repository.definitions()
          .replaceGlobalArguments(stored, routed.globalArguments, type.sensitiveGlobalArguments());
      answers.event(new GlobalArgumentsUpdated(name));
    }
    return new Target(stored.definition(), type, method, false, Optional.of(routed.methodArguments));
  }

  /** Arguments by whom they are for. */
  record Routed(ObjectNode globalArguments, ObjectNode methodArguments) {}

  /** Inputs as global and method arguments, by the schemas that know their keys (method-run §4.9). */
  static Routed route(RegisteredType type, MethodDescription method, ObjectNode inputs) {
    List<String> methodKeys = method.arguments().keys().orElse(List.of());
    List<String> globalKeys =
        type.description().globalArguments().flatMap(ArgumentsDescription::keys).orElse(List.of());
    Routed routed = new Routed(JsonText.object(), JsonText.object());
    List<String> unknown = new ArrayList<>();
    inputs.properties().forEach(input -> {
      if (methodKeys.contains(input.getKey())) {
        routed.methodArguments.set(input.getKey(), input.getValue());
      } else if (globalKeys.contains(input.getKey())) {
        routed.globalArguments.set(input.getKey(), input.getValue());
      } else if (method.arguments().keys().isEmpty()) {
        routed.methodArguments.set(input.getKey(), input.getValue());
      } else {
        unknown.add(input.getKey());
      }
    });
    if (!unknown.isEmpty()) {
      String valid = Stream.concat(methodKeys.stream(), globalKeys.stream()).collect(Collectors.joining(", "));
      throw new SwampException(ErrorCode.VALIDATION_FAILED,
          "Unknown input(s): " + String.join(", ", unknown) + ". Valid inputs are: " + (valid.isEmpty() ? "none" : valid));
    }
    return routed;
  }
}

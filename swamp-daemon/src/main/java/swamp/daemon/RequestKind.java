package swamp.daemon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import swamp.protocol.ByDefinition;
import swamp.protocol.ByType;
import swamp.protocol.MethodRun;
import swamp.protocol.RequestMessage;

/**
 * What requests have in common that are told apart in log and status: names only, no inputs (lesson 13).
 *
 * @param command such as {@code model method run}
 * @param repository of a method run, as far as the request alone tells
 * @param model definition or type of a method run
 * @param method of a method run
 */
record RequestKind(String command, Optional<String> repository, Optional<String> model, Optional<String> method) {
  static RequestKind of(RequestMessage message) {
    String command = message.request().command();
    if (!(message.request() instanceof MethodRun run)) {
      return new RequestKind(command, Optional.empty(), Optional.empty(), Optional.empty());
    }
    String model = switch (run.target()) {
      case ByDefinition target -> target.model();
      case ByType target -> target.modelType() + target.definitionName().map(name -> " " + name).orElse("");
    };
    return new RequestKind(
        command, Optional.of(ModelKey.repository(message)), Optional.of(model), Optional.of(run.target().method()));
  }

  /** The command, and the model and method of a run. */
  String description() {
    return command + model.map(name -> " " + name).orElse("") + method.map(name -> " " + name).orElse("");
  }

  /** Adds what is known to an object of the status document. */
  void addTo(ObjectNode object) {
    object.put("request", description());
    repository.ifPresent(directory -> object.put("repository", directory));
    model.ifPresent(name -> object.put("model", name));
    method.ifPresent(name -> object.put("method", name));
  }
}

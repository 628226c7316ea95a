package swamp.runtime.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import swamp.runtime.type.ModelType;

/**
 * A definition to be created.
 *
 * @param type its type
 * @param typeVersion the version of the registered type
 * @param name must follow the strict rules
 * @param globalArguments as they shall be stored
 * @param sensitiveArguments names of global arguments that the type marks sensitive: only expressions may be stored
 * there
 */
public record NewDefinition(ModelType type, Optional<String> typeVersion, String name, ObjectNode globalArguments,
    Set<String> sensitiveArguments) {
  public NewDefinition {
    sensitiveArguments = Set.copyOf(sensitiveArguments);
  }
}

package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A method of a type, with a definition that may have to be created (method-run §4.9).
 *
 * @param modelType as typed, {@code @} included
 * @param method name of the method
 * @param definitionName absent when the caller gave none, which is an error the server words
 */
public record ByType(String modelType, String method, Optional<String> definitionName) implements MethodTarget {
  static final String KIND = "type";

  static ByType fromJson(Members members) {
    return new ByType(members.text("modelType"), members.text("method"), members.optionalText("definitionName"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter()
        .text("kind", KIND)
        .text("modelType", modelType)
        .text("method", method)
        .text("definitionName", definitionName)
        .object();
  }
}

package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The method of an existing definition: {@code swamp model method run <model> <method>}.
 *
 * @param model name or id of the definition
 * @param method name of the method
 */
public record ByDefinition(String model, String method) implements MethodTarget {
  static final String KIND = "definition";

  static ByDefinition fromJson(Members members) {
    return new ByDefinition(members.text("model"), members.text("method"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("kind", KIND).text("model", model).text("method", method).object();
  }
}

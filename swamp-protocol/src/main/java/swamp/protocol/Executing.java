package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The method starts.
 *
 * @param methodName name of the method
 * @param at ISO 8601 instant
 */
public record Executing(String methodName, String at) implements Event {
  static final String KIND = "executing";

  static Executing fromJson(Members members) {
    return new Executing(members.text("methodName"), members.text("at"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("kind", KIND).text("methodName", methodName).text("at", at).object();
  }
}

package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Why the request failed; at most one, right before the exit. The id is empty when no request was understood. */
public record FailureMessage(String id, Failure failure) implements ServerMessage {
  static final String TYPE = "failure";

  static FailureMessage fromJson(Members members) {
    return new FailureMessage(members.text("id"), Failure.fromJson(members.members("failure")));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("type", TYPE).text("id", id).value("failure", failure.toJson()).object();
  }
}

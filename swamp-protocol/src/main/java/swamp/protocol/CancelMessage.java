package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Asks the server to end the request with this id soon. The exit still comes. */
public record CancelMessage(String id, String reason) implements ClientMessage {
  static final String TYPE = "cancel";

  static CancelMessage fromJson(Members members) {
    return new CancelMessage(members.text("id"), members.text("reason"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("type", TYPE).text("id", id).text("reason", reason).object();
  }
}

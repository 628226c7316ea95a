package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Something that happened while the request ran. */
public record EventMessage(String id, Event event) implements ServerMessage {
  static final String TYPE = "event";

  static EventMessage fromJson(Members members) {
    return new EventMessage(members.text("id"), Event.fromJson(members.members("event")));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("type", TYPE).text("id", id).value("event", event.toJson()).object();
  }
}

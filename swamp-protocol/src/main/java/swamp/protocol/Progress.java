package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the server is doing while nothing else happens: waiting for a lock, warming, the place in the queue. */
public record Progress(String text) implements Event {
  static final String KIND = "progress";

  static Progress fromJson(Members members) {
    return new Progress(members.text("text"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("kind", KIND).text("text", text).object();
  }
}

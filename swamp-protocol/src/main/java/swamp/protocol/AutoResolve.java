package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An extension was looked for automatically; a one-line JSON document on stdout in JSON mode (method-run §4.12). */
public record AutoResolve(ObjectNode fields) implements Event {
  static final String KIND = "auto_resolve";

  static AutoResolve fromJson(Members members) {
    return new AutoResolve(members.objectNode("fields"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("kind", KIND).value("fields", fields).object();
  }
}

package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A direct type run replaced the stored global arguments (method-run §4.9). */
public record GlobalArgumentsUpdated(String definitionName) implements Event {
  static final String KIND = "global_args_updated";

  static GlobalArgumentsUpdated fromJson(Members members) {
    return new GlobalArgumentsUpdated(members.text("definitionName"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("kind", KIND).text("definitionName", definitionName).object();
  }
}

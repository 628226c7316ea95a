package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The definition and its type were found. */
public record ModelResolved(String modelName, String modelType) implements Event {
  static final String KIND = "model_resolved";

  static ModelResolved fromJson(Members members) {
    return new ModelResolved(members.text("modelName"), members.text("modelType"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("kind", KIND).text("modelName", modelName).text("modelType", modelType).object();
  }
}

package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A definition was created for a direct type run (method-run §4.9). */
public record DefinitionAutoCreated(String modelType, String definitionName, String definitionPath) implements Event {
  static final String KIND = "definition_auto_created";

  static DefinitionAutoCreated fromJson(Members members) {
    return new DefinitionAutoCreated(
        members.text("modelType"),
        members.text("definitionName"),
        members.text("definitionPath"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter()
        .text("kind", KIND)
        .text("modelType", modelType)
        .text("definitionName", definitionName)
        .text("definitionPath", definitionPath)
        .object();
  }
}

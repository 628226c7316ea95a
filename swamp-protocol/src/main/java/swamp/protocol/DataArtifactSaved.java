package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A version of a data artifact is on disk.
 *
 * @param name of the artifact
 * @param path absolute path of the version directory
 */
public record DataArtifactSaved(String name, String path) implements Event {
  static final String KIND = "data_artifact_saved";

  static DataArtifactSaved fromJson(Members members) {
    return new DataArtifactSaved(members.text("name"), members.text("path"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("kind", KIND).text("name", name).text("path", path).object();
  }
}

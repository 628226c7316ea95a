package swamp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One document of a stream, such as a line of a log that is followed: a line of its own in JSON output. */
public record StreamedDocument(JsonNode document) implements Event {
  static final String KIND = "streamed_document";

  static StreamedDocument fromJson(Members members) {
    return new StreamedDocument(members.value("document"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("kind", KIND).value("document", document).object();
  }
}

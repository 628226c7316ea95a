package swamp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A finished result: exactly the contract's JSON document, which the client prints or renders.
 * One for a request, or one for each finished run of a batch.
 */
public record ResultMessage(String id, JsonNode document) implements ServerMessage {
  static final String TYPE = "result";

  static ResultMessage fromJson(Members members) {
    return new ResultMessage(members.text("id"), members.value("document"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("type", TYPE).text("id", id).value("document", document).object();
  }
}

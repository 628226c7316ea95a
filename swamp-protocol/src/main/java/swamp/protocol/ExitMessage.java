package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The last frame of every conversation. An end of stream without it is a broken transport, never success (lesson 18).
 *
 * @param id of the request; empty when no request was understood
 * @param code exit code of the client, 0 to 255
 */
public record ExitMessage(String id, int code) implements ServerMessage {
  static final String TYPE = "exit";

  public ExitMessage {
    if (code < 0 || code > 255) {
      throw new IllegalArgumentException("The exit code " + code + " is not within 0 and 255");
    }
  }

  static ExitMessage fromJson(Members members) {
    return new ExitMessage(members.text("id"), members.integer("code"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("type", TYPE).text("id", id).number("code", code).object();
  }
}

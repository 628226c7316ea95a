package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The one request of a connection, sent right after the hello.
 *
 * @param id chosen by the client; every answer carries it
 * @param caller who asks, and from where
 * @param request what is asked
 */
public record RequestMessage(String id, Caller caller, Request request) implements ClientMessage {
  static final String TYPE = "request";

  static RequestMessage fromJson(Members members) {
    return new RequestMessage(
        members.text("id"),
        Caller.fromJson(members.members("caller")),
        Request.fromJson(members.members("request")));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter()
        .text("type", TYPE)
        .text("id", id)
        .value("caller", caller.toJson())
        .value("request", request.toJson())
        .object();
  }
}

package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The first frame of a client. Only the protocol number decides whether the peers understand each other (lesson 2).
 *
 * @param protocol see {@link ProtocolVersion}
 * @param build fingerprint of the client's build, for people
 * @param jdk Java version, or the name of another language
 * @param client {@code native}, {@code jvm}, or any other name
 */
public record ClientHello(int protocol, String build, String jdk, String client) implements ClientMessage {
  static final String TYPE = "hello";

  static ClientHello fromJson(Members members) {
    return new ClientHello(
        members.integer("protocol"),
        members.text("build"),
        members.text("jdk"),
        members.text("client"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter()
        .text("type", TYPE)
        .number("protocol", protocol)
        .text("build", build)
        .text("jdk", jdk)
        .text("client", client)
        .object();
  }
}

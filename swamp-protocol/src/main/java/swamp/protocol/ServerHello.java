package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The first frame of a server, also sent when the protocol numbers differ. */
public record ServerHello(int protocol, String build, String jdk, long pid) implements ServerMessage {
  static final String TYPE = "hello";

  static ServerHello fromJson(Members members) {
    return new ServerHello(
        members.integer("protocol"),
        members.text("build"),
        members.text("jdk"),
        members.longInteger("pid"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter()
        .text("type", TYPE)
        .number("protocol", protocol)
        .text("build", build)
        .text("jdk", jdk)
        .number("pid", pid)
        .object();
  }
}

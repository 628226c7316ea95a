package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The first frame of a client. Only the protocol number decides whether the peers understand each other (lesson 2).
 *
 * @param protocol see {@link ProtocolVersion}
 * @param build fingerprint of the client's build, for people
 * @param jdk Java version, or the name of another language
 * @param client {@code native}, {@code jvm}, or any other name
 * @param builtAt when the client's build was made, an ISO instant: by it a daemon finds out that it is the older one
 */
public record ClientHello(int protocol, String build, String jdk, String client, Optional<String> builtAt)
    implements ClientMessage {
  static final String TYPE = "hello";

  /** A hello that does not tell when the client was built. */
  public ClientHello(int protocol, String build, String jdk, String client) {
    this(protocol, build, jdk, client, Optional.empty());
  }

  static ClientHello fromJson(Members members) {
    return new ClientHello(
        members.integer("protocol"),
        members.text("build"),
        members.text("jdk"),
        members.text("client"),
        members.optionalText("builtAt"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter()
        .text("type", TYPE)
        .number("protocol", protocol)
        .text("build", build)
        .text("jdk", jdk)
        .text("client", client)
        .text("builtAt", builtAt)
        .object();
  }
}

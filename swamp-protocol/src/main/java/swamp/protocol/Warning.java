package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Something the person should know; the run goes on. */
public record Warning(String message, Optional<String> hint) implements Event {
  static final String KIND = "warning";

  static Warning fromJson(Members members) {
    return new Warning(members.text("message"), members.optionalText("hint"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("kind", KIND).text("message", message).text("hint", hint).object();
  }
}

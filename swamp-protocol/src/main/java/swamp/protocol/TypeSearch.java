package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** {@code swamp model type search [query]}. */
public record TypeSearch(Optional<String> repositoryDirectory, String query) implements Request {
  static final String COMMAND = "model type search";

  static TypeSearch fromJson(Members members) {
    return new TypeSearch(members.optionalText("repositoryDirectory"), members.text("query"));
  }

  @Override
  public String command() {
    return COMMAND;
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter()
        .text("command", COMMAND)
        .text("repositoryDirectory", repositoryDirectory)
        .text("query", query)
        .object();
  }
}

package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Asks the same question again and again until the request is cancelled ({@code --watch}). Each answer that differs from
 * the one before comes as a {@link StreamedDocument}; there is no result at the end.
 *
 * @param watched the question
 * @param intervalMilliseconds the pause between two answers
 */
public record Watch(Watchable watched, int intervalMilliseconds) implements Request {
  static final String COMMAND = "watch";

  static Watch fromJson(Members members) {
    if (Request.fromJson(members.members("watched")) instanceof Watchable watched) {
      return new Watch(watched, members.integer("intervalMilliseconds"));
    }
    throw Members.violation("Member \"watched\" of the request must be a question that can be watched");
  }

  @Override
  public String command() {
    return COMMAND;
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter()
        .text("command", COMMAND)
        .value("watched", watched.toJson())
        .number("intervalMilliseconds", intervalMilliseconds)
        .object();
  }
}

package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A record of the run's log.
 *
 * @param at ISO 8601 instant
 * @param level {@code TRC}, {@code DBG}, {@code INF}, {@code WRN}, {@code ERR} or {@code FTL}
 * @param category such as {@code model·method·run·p1·sync}
 * @param message rendered, secrets redacted
 */
public record LogRecord(String at, String level, String category, String message) implements Event {
  static final String KIND = "log_record";

  static LogRecord fromJson(Members members) {
    return new LogRecord(members.text("at"), members.text("level"), members.text("category"), members.text("message"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter()
        .text("kind", KIND)
        .text("at", at)
        .text("level", level)
        .text("category", category)
        .text("message", message)
        .object();
  }
}

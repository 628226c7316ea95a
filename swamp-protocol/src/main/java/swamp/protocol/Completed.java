package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The method run is over.
 *
 * @param modelName name of the definition
 * @param methodName name of the method
 * @param status {@code succeeded} or {@code failed}
 * @param durationMilliseconds as in the run record
 * @param at ISO 8601 instant
 */
public record Completed(String modelName, String methodName, String status, long durationMilliseconds, String at)
    implements Event {
  static final String KIND = "completed";

  static Completed fromJson(Members members) {
    return new Completed(
        members.text("modelName"),
        members.text("methodName"),
        members.text("status"),
        members.longInteger("durationMilliseconds"),
        members.text("at"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter()
        .text("kind", KIND)
        .text("modelName", modelName)
        .text("methodName", methodName)
        .text("status", status)
        .number("durationMilliseconds", durationMilliseconds)
        .text("at", at)
        .object();
  }
}

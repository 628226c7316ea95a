package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One live line of output of a method or its subprocesses, without its line break. */
public record MethodOutput(Stream stream, String line) implements Event {
  static final String KIND = "method_output";

  static MethodOutput fromJson(Members members) {
    return new MethodOutput(members.constant("stream", Stream::ofWireName), members.text("line"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("kind", KIND).text("stream", stream.wireName()).text("line", line).object();
  }
}

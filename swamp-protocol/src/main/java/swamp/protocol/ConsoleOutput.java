package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Output of {@code console.*} of the extension. The client writes the text and a line break. */
public record ConsoleOutput(Stream stream, String text) implements Event {
  static final String KIND = "console_output";

  static ConsoleOutput fromJson(Members members) {
    return new ConsoleOutput(members.constant("stream", Stream::ofWireName), members.text("text"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("kind", KIND).text("stream", stream.wireName()).text("text", text).object();
  }
}

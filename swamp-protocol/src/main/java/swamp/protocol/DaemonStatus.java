package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Asks the daemon how it is. Never starts one (lesson 3). */
public record DaemonStatus() implements Request {
  static final String COMMAND = "daemon status";

  @Override
  public String command() {
    return COMMAND;
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("command", COMMAND).object();
  }
}

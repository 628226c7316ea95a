package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Ends the daemon: after the running requests, or at once. The answer comes before the end.
 *
 * @param now cancel the running requests instead of waiting for them
 */
public record DaemonStop(boolean now) implements Request {
  static final String COMMAND = "daemon stop";

  static DaemonStop fromJson(Members members) {
    return new DaemonStop(members.flag("now"));
  }

  @Override
  public String command() {
    return COMMAND;
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("command", COMMAND).flag("now", now).object();
  }
}

package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Ends the daemon: after the running requests, or at once. The answer comes before the end.
 *
 * @param now cancel the running requests instead of waiting for them
 * @param handOver leave the place to another daemon before the answer, and let the running requests take the time they
 *     need; without meaning when they are cancelled, and a daemon of an older build does not know this and ends as without it
 */
public record DaemonStop(boolean now, boolean handOver) implements Request {
  static final String COMMAND = "daemon stop";

  /** A stop that leaves the place at the end. */
  public DaemonStop(boolean now) {
    this(now, false);
  }

  static DaemonStop fromJson(Members members) {
    return new DaemonStop(members.flag("now"), members.optionalFlag("handOver"));
  }

  @Override
  public String command() {
    return COMMAND;
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("command", COMMAND).flag("now", now).flag("handOver", handOver).object();
  }
}

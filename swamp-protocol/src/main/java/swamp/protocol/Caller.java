package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who asks, and from where. These are values of the request: the server never changes its own environment or working
 * directory for a caller (lessons 10 and 11).
 *
 * @param environment the caller's whole environment; never logged, never part of an error
 * @param workingDirectory absolute path
 * @param user name of the caller's account
 * @param outputMode what the caller wants to see
 * @param quiet {@code --quiet}
 * @param logLevel {@code --log-level}; empty for the default
 * @param terminal what the standard streams are connected to
 */
public record Caller(
    Map<String, String> environment,
    String workingDirectory,
    String user,
    OutputMode outputMode,
    boolean quiet,
    String logLevel,
    Terminal terminal) {

  public Caller {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  static Caller fromJson(Members members) {
    return new Caller(
        members.textMap("environment"),
        members.text("workingDirectory"),
        members.text("user"),
        members.constant("outputMode", OutputMode::ofWireName),
        members.flag("quiet"),
        members.text("logLevel"),
        Terminal.fromJson(members.members("terminal")));
  }

  public ObjectNode toJson() {
    return new MemberWriter()
        .textMap("environment", environment)
        .text("workingDirectory", workingDirectory)
        .text("user", user)
        .text("outputMode", outputMode.wireName())
        .flag("quiet", quiet)
        .text("logLevel", logLevel)
        .value("terminal", terminal.toJson())
        .object();
  }

  /** Says how many variables there are, not what they hold (lesson 13). */
  @Override
  public String toString() {
    return "Caller[" + user + " in " + workingDirectory + ", " + environment.size() + " environment variables, "
        + outputMode + "]";
  }
}

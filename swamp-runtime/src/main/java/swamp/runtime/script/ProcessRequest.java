package swamp.runtime.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import swamp.protocol.JsonText;

/**
 * A subprocess as an extension asks for it.
 *
 * @param directory empty for the run's working directory
 * @param environment added to the run's environment, or the whole of it when {@code clearEnvironment}
 * @param user numeric user id, or -1 for the daemon's
 * @param group numeric group id, or -1 for the daemon's
 * @param detached whether it outlives the run, in a session of its own
 */
record ProcessRequest(
    String command,
    List<String> arguments,
    String directory,
    Map<String, String> environment,
    boolean clearEnvironment,
    long user,
    long group,
    Standard input,
    Standard output,
    Standard error,
    boolean detached) {

  /** Where one of the three standard streams leads. */
  enum Standard {
    PIPED,
    NULL,
    INHERIT;

    private static Standard of(JsonNode value, String name) {
      return switch (value.asText()) {
        case "piped" -> PIPED;
        case "null" -> NULL;
        case "inherit" -> INHERIT;
        case String other -> throw new HostError("TypeError",
            "Command: '" + name + "' must be \"piped\", \"inherit\" or \"null\", got \"" + other + "\"");
      };
    }
  }

  ProcessRequest {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** Reads {command, args, cwd, env, clearEnv, uid, gid, stdin, stdout, stderr, detached}. */
  static ProcessRequest parse(String json) {
    JsonNode node = JsonText.parse(json);
    List<String> arguments = new ArrayList<>();
    node.path("args").forEach(argument -> arguments.add(argument.asText()));
    Map<String, String> environment = new LinkedHashMap<>();
    node.path("env").properties().forEach(entry -> environment.put(entry.getKey(), entry.getValue().asText()));
    return new ProcessRequest(
        node.path("command").asText(),
        arguments,
        node.path("cwd").asText(""),
        environment,
        node.path("clearEnv").asBoolean(),
        node.path("uid").asLong(-1),
        node.path("gid").asLong(-1),
        Standard.of(node.path("stdin"), "stdin"),
        Standard.of(node.path("stdout"), "stdout"),
        Standard.of(node.path("stderr"), "stderr"),
        node.path("detached").asBoolean());
  }
}

package swamp.runtime.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import swamp.runtime.expression.VaultSecrets;

/**
 * The secrets of a shell command: the command names environment variables {@code __SWAMP_VAULT_<i>} where secrets would stand,
 * so that no list of processes shows them (extension-api §3.9). Belongs to one run.
 */
final class ShellSecrets {
  private static final String COMMAND = "run";
  private static final String VARIABLE = "__SWAMP_VAULT_";

  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, String> variables = new LinkedHashMap<>();

  ShellSecrets(VaultSecrets secrets) {
    secrets.bySentinel().forEach((sentinel, secret) -> {
      String name = VARIABLE + names.size();
      names.put(sentinel, name);
      variables.put(name, secret);
    });
  }

  /** Secrets by the names of their variables. */
  Map<String, String> variables() {
    return variables;
  }

  /** The arguments with variables in place of the command's sentinels; other arguments are left alone. */
  ObjectNode withVariables(ObjectNode arguments) {
    JsonNode command = arguments.path(COMMAND);
    if (!command.isTextual() || names.keySet().stream().noneMatch(command.textValue()::contains)) {
      return arguments;
    }
    ObjectNode changed = arguments.deepCopy();
    changed.put(COMMAND, withVariables(command.textValue()));
    return changed;
  }

  private enum Quoting {
    NONE,
    SINGLE,
    DOUBLE
  }

  // Each secret stays one word whatever it holds, and is filled in wherever it stands: inside single quotes, where the shell
  // fills in nothing, they are left for it.
  private String withVariables(String command) {
    StringBuilder changed = new StringBuilder();
    Quoting quoting = Quoting.NONE;
    int at = 0;
    while (at < command.length()) {
      String sentinel = sentinelAt(command, at);
      if (!sentinel.isEmpty()) {
        changed.append(expansion(names.getOrDefault(sentinel, ""), quoting));
        at += sentinel.length();
        continue;
      }
      char character = command.charAt(at);
      changed.append(character);
      at++;
      if (character == '\\' && quoting != Quoting.SINGLE && at < command.length() && sentinelAt(command, at).isEmpty()) {
        changed.append(command.charAt(at));
        at++;
      } else {
        quoting = after(quoting, character);
      }
    }
    return changed.toString();
  }

  private String sentinelAt(String command, int at) {
    for (String sentinel : names.keySet()) {
      if (command.startsWith(sentinel, at)) {
        return sentinel;
      }
    }
    return "";
  }

  private static Quoting after(Quoting quoting, char character) {
    return switch (quoting) {
      case NONE -> character == '\'' ? Quoting.SINGLE : character == '"' ? Quoting.DOUBLE : Quoting.NONE;
      case SINGLE -> character == '\'' ? Quoting.NONE : Quoting.SINGLE;
      case DOUBLE -> character == '"' ? Quoting.NONE : Quoting.DOUBLE;
    };
  }

  private static String expansion(String name, Quoting quoting) {
    String variable = "${" + name + "}";
    return switch (quoting) {
      case NONE -> '"' + variable + '"';
      case SINGLE -> "'\"" + variable + "\"'";
      case DOUBLE -> variable;
    };
  }
}

package swamp.runtime.script;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import swamp.protocol.JsonText;

/** The caller's environment and working directory as this run sees and changes them; never those of the process. */
final class EnvironmentFunctions {
  private EnvironmentFunctions() {}

  static void register(Map<String, HostFunction> functions) {
    functions.put("environment.get", call -> {
      String value = call.scope().environment().get(call.string(0));
      return () -> value;
    });
    functions.put("environment.set", call -> {
      call.scope().environment().put(checkedName(call.string(0)), checkedValue(call.string(1)));
      return () -> HostValue.Nothing.UNDEFINED;
    });
    functions.put("environment.delete", call -> {
      call.scope().environment().remove(call.string(0));
      return () -> HostValue.Nothing.UNDEFINED;
    });
    functions.put("environment.all", call -> {
      ObjectNode all = JsonNodeFactory.instance.objectNode();
      call.scope().environment().forEach(all::put);
      return () -> new HostValue.Json(JsonText.compact(all));
    });
    functions.put("directory.get", call -> {
      String directory = call.scope().workingDirectory().toString();
      return () -> directory;
    });
    functions.put("directory.set", call -> {
      RunScope scope = call.scope();
      String path = call.string(0);
      return () -> {
        changeDirectory(scope, path);
        return HostValue.Nothing.UNDEFINED;
      };
    });
  }

  private static void changeDirectory(RunScope scope, String path) {
    Path directory = scope.resolve(path).normalize();
    String context = "chdir '" + path + "'";
    if (!Files.exists(directory)) {
      throw SystemError.ENOENT.as(context);
    }
    if (!Files.isDirectory(directory)) {
      throw SystemError.ENOTDIR.as(context);
    }
    scope.workingDirectory(directory);
  }

  private static String checkedName(String name) {
    if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
      throw new HostError("TypeError", "Key contains invalid characters: \"" + name + "\"");
    }
    return name;
  }

  private static String checkedValue(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new HostError("TypeError", "Value contains invalid characters: \"" + value + "\"");
    }
    return value;
  }
}

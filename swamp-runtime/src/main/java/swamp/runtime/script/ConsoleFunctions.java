package swamp.runtime.script;

import java.util.Map;

/** {@code console.*}: lines that the guest has formatted. */
final class ConsoleFunctions {
  private ConsoleFunctions() {}

  static void register(Map<String, HostFunction> functions) {
    functions.put("console.print", call -> {
      Console console = call.scope().console();
      boolean toStandardError = call.flag(0);
      String text = call.string(1);
      return () -> {
        console.print(toStandardError, text);
        return HostValue.Nothing.UNDEFINED;
      };
    });
    functions.put("console.json", call -> {
      boolean json = call.scope().jsonOutput();
      return () -> json;
    });
  }
}

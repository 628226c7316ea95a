package swamp.runtime.script;

import java.util.HashMap;
import java.util.Map;

/**
 * The host functions by name: the one place where the guest's view of the outside is put together. To add one, register it
 * in the class of its kind and call {@code host.call("name", ...)} or {@code host.promise("name", ...)} in the platform sources.
 */
final class HostFunctions {
  private final Map<String, HostFunction> functions;

  /** All functions of this runtime. */
  static HostFunctions standard() {
    Map<String, HostFunction> functions = new Names();
    ContextFunctions.register(functions);
    ConsoleFunctions.register(functions);
    EnvironmentFunctions.register(functions);
    FileFunctions.register(functions);
    OpenFileFunctions.register(functions);
    NodeCryptoFunctions.register(functions);
    ZipFunctions.register(functions);
    ProcessFunctions.register(functions);
    NetworkFunctions.register(functions);
    ConnectionFunctions.register(functions);
    SqliteFunctions.register(functions);
    SystemFunctions.register(functions);
    TextFunctions.register(functions);
    CryptoFunctions.register(functions);
    PlatformFunctions.register(functions);
    HttpClients clients = new HttpClients();
    FetchFunctions.register(functions, clients);
    WebSocketFunctions.register(functions, clients);
    return new HostFunctions(functions);
  }

  /** Two functions of one name would silently replace each other. */
  private static final class Names extends HashMap<String, HostFunction> {
    private static final long serialVersionUID = 1L;

    @Override
    public HostFunction put(String name, HostFunction function) {
      if (putIfAbsent(name, function) != null) {
        throw new IllegalStateException("two host functions are called " + name);
      }
      return function;
    }
  }

  HostFunctions(Map<String, HostFunction> functions) {
    this.functions = Map.copyOf(functions);
  }

  HostFunction named(String name) {
    HostFunction function = functions.get(name);
    if (function == null) {
      throw new HostError("TypeError", "the host has no function " + name);
    }
    return function;
  }
}

package swamp.runtime.script;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The method context's functions (extension-api §3.6), handed on to the run's {@link ContextServices}. */
final class ContextFunctions {
  private ContextFunctions() {}

  static void register(Map<String, HostFunction> functions) {
    functions.put("context.log", call -> done(() ->
        services(call).log(call.string(0), call.string(1), call.string(2), call.string(3, ""))));
    functions.put("context.schemaWarning", call -> done(() ->
        services(call).schemaWarning(call.string(0), call.string(1), call.string(2))));
    functions.put("context.writeResource", call -> () -> new HostValue.Json(
        services(call).writeResource(call.string(0), call.string(1), call.string(2), call.string(3))));
    functions.put("context.readResource", call -> () -> {
      Optional<String> json = services(call).readResource(call.string(0), call.integer(1, 0));
      return json.isPresent() ? new HostValue.Json(json.get()) : HostValue.Nothing.NULL;
    });
    functions.put("context.content", call -> () -> {
      Optional<byte[]> content =
          services(call).content(call.string(0), call.string(1), call.string(2), call.integer(3, 0));
      return content.isPresent() ? content.get() : HostValue.Nothing.NULL;
    });
    functions.put("context.deleteResource", call -> done(() -> services(call).deleteResource(call.string(0))));
    functions.put("context.writeFile", call -> () -> new HostValue.Json(
        services(call).writeFile(call.string(0), call.string(1), call.string(2), call.string(3), call.bytes(4))));
    functions.put("context.openFile", call -> () ->
        services(call).openFile(call.string(0), call.string(1), call.string(2), call.string(3)));
    functions.put("context.filePath", call -> () -> services(call).filePath(call.integer(0)));
    functions.put("context.appendFile", call -> done(() -> services(call).appendFile(call.integer(0), call.bytes(1))));
    functions.put("context.finalizeFile", call -> () -> new HostValue.Json(services(call).finalizeFile(call.integer(0))));
    functions.put("context.addSecret", call -> done(() -> services(call).addSecret(call.string(0))));
    functions.put("context.redact", call -> () -> services(call).redact(call.string(0)));
    functions.put("context.call", call -> () -> new HostValue.Json(services(call).call(call.string(0), call.string(1))));
  }

  private static ContextServices services(HostCall call) {
    return call.scope().services();
  }

  private static Callable<?> done(Runnable work) {
    return () -> {
      work.run();
      return HostValue.Nothing.UNDEFINED;
    };
  }
}

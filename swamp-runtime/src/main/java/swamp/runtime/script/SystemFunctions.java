package swamp.runtime.script;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import swamp.protocol.JsonText;

/** Facts of the machine and of processes that are not the run's own. */
final class SystemFunctions {
  private SystemFunctions() {}

  static void register(Map<String, HostFunction> functions) {
    functions.put("system.build", call -> () -> new HostValue.Json(JsonText.compact(
        JsonNodeFactory.instance.objectNode()
            .put("os", OperatingSystem.name())
            .put("arch", OperatingSystem.architecture()))));
    functions.put("system.facts", call -> () -> new HostValue.Json(JsonText.compact(facts())));
    functions.put("system.hostname", call -> SystemFunctions::hostname);
    functions.put("system.kill", call -> {
      call.scope();
      long pid = call.integer(0);
      Signal signal = Signal.named(call.string(1));
      return () -> {
        Signals.send(pid, signal);
        return HostValue.Nothing.UNDEFINED;
      };
    });
    functions.put("system.isAlive", call -> {
      long pid = call.integer(0);
      return () -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    });
    functions.put("system.exit", call -> {
      call.scope();
      call.endRun("The extension called Deno.exit(" + call.integer(0) + ")");
      return () -> HostValue.Nothing.UNDEFINED;
    });
    functions.put("system.write", call -> {
      call.scope().lines().write(call.flag(0), call.bytes(1));
      return () -> HostValue.Nothing.UNDEFINED;
    });
  }

  private static ObjectNode facts() {
    Runtime runtime = Runtime.getRuntime();
    var system = ManagementFactory.getOperatingSystemMXBean();
    ObjectNode facts = JsonNodeFactory.instance.objectNode()
        .put("pid", ProcessHandle.current().pid())
        .put("parent", ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(1L))
        .put("user", Executables.currentUser())
        .put("group", Executables.currentGroup())
        .put("release", System.getProperty("os.version", ""))
        .put("processors", runtime.availableProcessors())
        .put("load", system.getSystemLoadAverage())
        .put("heapUsed", runtime.totalMemory() - runtime.freeMemory())
        .put("heapTotal", runtime.totalMemory())
        .put("uptime", uptime())
        .put("home", System.getProperty("user.home", ""))
        .put("userName", System.getProperty("user.name", ""));
    if (system instanceof com.sun.management.OperatingSystemMXBean memory) {
      facts.put("memoryTotal", memory.getTotalMemorySize()).put("memoryFree", memory.getFreeMemorySize());
    }
    return facts;
  }

  private static double uptime() {
    String text = firstLine(Path.of("/proc/uptime"));
    return text.isEmpty() ? ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0 : Double.parseDouble(text.substring(0, text.indexOf(' ')));
  }

  private static String hostname() throws IOException {
    String name = firstLine(Path.of("/proc/sys/kernel/hostname"));
    return name.isEmpty() ? InetAddress.getLocalHost().getHostName() : name;
  }

  private static String firstLine(Path file) {
    try {
      return Files.isReadable(file) ? Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("") : "";
    } catch (IOException e) {
      return "";
    }
  }
}

package swamp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The client stays thin: what it must not know is not on its class path. */
class ModuleBoundaryTest {
  @Test
  void neitherRuntimeNorNettyNorEngineNorLoggingIsOnTheClassPath() {
    for (String name : List.of("io.netty.channel.Channel", "org.graalvm.polyglot.Context", "org.slf4j.Logger",
        "ch.qos.logback.classic.Logger", "org.sqlite.JDBC", "org.snakeyaml.engine.v2.api.Load",
        "swamp.runtime.file.FileOperations", "swamp.daemon.DaemonMain")) {
      assertThrows(ClassNotFoundException.class, () -> Class.forName(name, false, getClass().getClassLoader()), name);
    }
  }

  @Test
  void theClassPathHoldsTheProtocolTheParserAndTheTerminalAndNothingElse() {
    List<String> expected = List.of("jackson-", "jspecify-", "picocli-", "jline-terminal-", "swamp-protocol", "swamp-cli", "nativeimage-",
        "junit-", "jqwik-", "opentest4j-", "apiguardian-", "surefire-");
    List<String> foreign = List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)).stream()
        .filter(entry -> !entry.isEmpty() && expected.stream().noneMatch(entry::contains))
        .toList();
    assertFalse(System.getProperty("java.class.path").isEmpty());
    assertEquals(List.of(), foreign);
  }
}

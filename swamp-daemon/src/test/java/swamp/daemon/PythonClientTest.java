package swamp.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.JsonText;
import swamp.protocol.SocketLocation;

/** The protocol as its document describes it suffices for a client in another language. */
@Timeout(60)
class PythonClientTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");

  @TempDir Path root;
  private RunningDaemon daemon;

  @BeforeEach
  void start() {
    assumeTrue(Files.isExecutable(PYTHON), "Python is not installed");
    daemon = new RunningDaemon(root);
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (daemon != null) {
      daemon.close();
    }
  }

  @Test
  void it_runs_a_method_and_prints_the_result() throws Exception {
    Ended run = client("m", "echo", "a=é😀", "b=2");
    JsonNode result = JsonText.parse(run.output());
    assertEquals("[\"a=é😀\",\"b=2\"]", JsonText.compact(result.get("inputs")));
    assertEquals(root.toRealPath().toString(), result.get("cwd").textValue());
    assertEquals(0, run.code());
  }

  @Test
  void it_ends_with_the_exit_code_of_the_run() throws Exception {
    assertEquals(7, client("m", "exit", "7").code());
    Ended failed = client("m", "fail");
    assertEquals("Error: locked\n", failed.errors());
    assertEquals(75, failed.code());
  }

  @Test
  void it_prints_the_status_of_the_daemon() throws Exception {
    Ended run = client("--status");
    assertEquals(ProcessHandle.current().pid(), JsonText.parse(run.output()).get("pid").longValue());
    assertTrue(JsonText.parse(run.output()).get("running").booleanValue());
    assertEquals(0, run.code());
  }

  private Ended client(String... arguments) throws IOException, InterruptedException {
    Path script = Path.of(System.getProperty("swamp.root"), "scripts", "swamp-client.py");
    List<String> command = new ArrayList<>(List.of(PYTHON.toString(), script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().put(SocketLocation.DIRECTORY_VARIABLE, daemon.location.directory().toString());
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    builder.environment().put("PYTHONUTF8", "1");
    Path errors = root.resolve("errors");
    builder.redirectError(errors.toFile());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output, Files.readString(errors));
  }

  private record Ended(int code, String output, String errors) {}
}

package swamp.runtime.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import swamp.protocol.JsonText;

/** The web server of a scenario, on the loopback interface. */
final class MockServer implements AutoCloseable {
  private final Process process;
  private final Path log;
  private final int port;

  private MockServer(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /** Starts the server of open.json's format with these routes. */
  static MockServer start(Path program, JsonNode scenario, Path directory) throws IOException {
    Path routes = Files.writeString(directory.resolve("routes.json"), scenario.toString());
    Path log = directory.resolve("requests.log");
    ProcessBuilder builder = new ProcessBuilder("node", program.toString(), routes.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("MOCK_LOG", log.toString());
    Process process = builder.start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    if (line == null || !line.startsWith("PORT ")) {
      process.destroyForcibly();
      throw new IOException("the server said " + line + " instead of its port");
    }
    return new MockServer(process, log, Integer.parseInt(line.substring("PORT ".length())));
  }

  int port() {
    return port;
  }

  /** What was asked of it. */
  List<JsonNode> requests() throws IOException {
    return Files.exists(log) ? Files.readAllLines(log).stream().map(JsonText::parse).toList() : List.of();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

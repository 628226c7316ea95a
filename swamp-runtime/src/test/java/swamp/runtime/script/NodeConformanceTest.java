package swamp.runtime.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.protocol.JsonText;

/**
 * Node's modules say what Node says: snippets beside recordings of what Node itself answered ({@code node record.cjs} in
 * the resource folder {@code node} makes them anew).
 */
@Timeout(120)
@EnabledOnOs(value = OS.LINUX, disabledReason = "the recordings hold Linux' error numbers")
class NodeConformanceTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"path", "buffer", "events", "util", "url", "stream", "fs", "child_process", "crypto", "zlib", "http",
      "tls", "others"})
  void modulesAnswerAsNodeDoes(String name) throws Exception {
    DenoHarness runtime = new DenoHarness(directory);
    JsonNode expected = JsonText.parse(resource(name + ".json"));
    JsonNode value = runtime.run(resource(name + ".js"));
    for (var entry : expected.properties()) {
      assertEquals(entry.getValue().toPrettyString(), value.path(entry.getKey()).toPrettyString(), name + ": " + entry.getKey());
    }
    assertEquals(expected.size(), value.size());
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = NodeConformanceTest.class.getResourceAsStream("node/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

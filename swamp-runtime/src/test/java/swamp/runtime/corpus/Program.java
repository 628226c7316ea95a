package swamp.runtime.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A way to run what is tested. */
interface Program extends AutoCloseable {
  /** How the table names it. */
  String name();

  /** {@code model type describe}. */
  JsonNode describe(Path repository, String type) throws IOException, InterruptedException;

  /** {@code model method run}. */
  Answer run(Call call) throws IOException, InterruptedException;

  @Override
  void close();

  /** One method run. */
  record Call(
      Path repository,
      Path workingDirectory,
      Map<String, String> environment,
      String definition,
      String method,
      JsonNode arguments) {}

  /** The run's result document, or why it failed. */
  record Answer(Optional<JsonNode> result, Optional<String> error) {}
}

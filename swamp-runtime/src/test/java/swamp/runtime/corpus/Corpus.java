package swamp.runtime.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import swamp.protocol.JsonText;
import swamp.runtime.repository.SharedFolder;

/**
 * The public extension models that are known from {@code open.json}, and their sources.
 *
 * @param sources has one folder for each repository, named {@code owner+name}, checked out at the commit that open.json names
 * @param open open.json
 * @param schemas open.schemas.json: what zod says of each model's arguments
 */
record Corpus(Path sources, JsonNode open, JsonNode schemas) {
  /** System property that names the folder with the sources. */
  static final String PROPERTY = "swamp.corpus";

  /** The corpus; the calling test is skipped when no sources are named. */
  static Corpus require() {
    String named = System.getProperty(PROPERTY, "");
    Assumptions.assumeFalse(named.isEmpty(), () -> "needs -D" + PROPERTY + "=DIR with the public sources");
    Path sources = Path.of(named).toAbsolutePath();
    Assumptions.assumeTrue(Files.isDirectory(sources), () -> sources + " is no folder");
    Path data = SharedFolder.resolve("corpus");
    return new Corpus(sources, read(data.resolve("open.json")), read(data.resolve("open.schemas.json")));
  }

  /** Models whose schemas are known. */
  List<CorpusModel> models() {
    return Stream.of("load", "generatedExtra").flatMap(list -> elements(open.path(list))).map(this::model).toList();
  }

  /** Runs whose effects are known. */
  List<Scenario> scenarios() {
    return elements(open.path("run")).map(facts -> new Scenario(model(facts), facts)).toList();
  }

  private CorpusModel model(JsonNode facts) {
    return new CorpusModel(sources.resolve(facts.path("repo").asText().replace('/', '+')), facts);
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static JsonNode read(Path file) {
    try {
      return JsonText.parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

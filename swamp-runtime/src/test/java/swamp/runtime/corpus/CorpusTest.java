package swamp.runtime.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.repository.SharedFolder;

/**
 * Loads public extension models and runs those whose effects are known, with {@code -Dswamp.corpus=DIR}. Further properties:
 * {@code swamp.corpus.program} names an installed {@code bin/swamp}, which is then run with a daemon and without, and
 * {@code swamp.corpus.only} a part of a model's key or a scenario's id. The table is written to {@code target/corpus.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CorpusTest {
  private static final String ONLY = System.getProperty("swamp.corpus.only", "");

  private final CorpusTable table = new CorpusTable();
  private final List<Program> programs = new ArrayList<>();
  private Corpus corpus;
  private Path scratch;

  @BeforeAll
  void open(@TempDir Path directory) throws IOException {
    scratch = directory;
    corpus = Corpus.require();
    String launcher = System.getProperty(InstalledProgram.PROPERTY, "");
    if (launcher.isEmpty()) {
      programs.add(new RuntimeProgram(Path.of("target/corpus-cache/bundles").toAbsolutePath()));
    } else {
      programs.add(new InstalledProgram(Path.of(launcher), true, scratch.resolve("d")));
      programs.add(new InstalledProgram(Path.of(launcher), false, scratch.resolve("o")));
    }
  }

  @AfterAll
  void close() throws IOException {
    programs.forEach(Program::close);
    if (corpus != null) {
      Files.writeString(Path.of("target/corpus.md"), table.text());
    }
  }

  @TestFactory
  Stream<DynamicTest> publicModelsLoadAndDescribeTheirArgumentsAsZodDoes() {
    return programs.stream().flatMap(program -> corpus.models().stream()
        .filter(model -> model.key().contains(ONLY))
        .map(model -> test(program, "load", model.key(), () -> load(program, model))));
  }

  @TestFactory
  Stream<DynamicTest> publicModelsActAsUnderDeno() {
    Path mock = SharedFolder.resolve("corpus/mock.mjs");
    return programs.stream().flatMap(program -> corpus.scenarios().stream()
        .filter(scenario -> scenario.id().contains(ONLY))
        .map(scenario -> test(program, "run", scenario.id(), () -> run(program, scenario, mock))));
  }

  private interface Case {
    List<String> differences() throws Exception;
  }

  private DynamicTest test(Program program, String what, String subject, Case subjectCase) {
    Executable executable = () -> {
      List<String> differences;
      try {
        differences = subjectCase.differences();
      } catch (SwampException e) {
        differences = List.of(e.text() + e.hint().map(hint -> " (" + hint + ")").orElse(""));
      } catch (Exception e) {
        differences = List.of(e.toString());
      }
      table.add(program.name(), what, subject, differences);
      assertEquals(List.of(), differences);
    };
    return DynamicTest.dynamicTest(program.name() + " " + subject, executable);
  }

  private List<String> load(Program program, CorpusModel model) throws Exception {
    if (!model.isCheckedOut()) {
      return List.of("its source is not there");
    }
    CorpusRepository repository = new CorpusRepository(
        scratch.resolve(program.name()).resolve("load-" + Integer.toHexString(model.key().hashCode())), model);
    JsonNode description = program.describe(repository.directory(), model.type());
    return corpus.schemas().has(model.key())
        ? SchemaComparison.differences(description, corpus.schemas().path(model.key()))
        : Likeness.differences("methods", model.facts().path("methods"), names(description.path("methods")));
  }

  private static ArrayNode names(JsonNode methods) {
    ArrayNode names = JsonText.object().arrayNode();
    methods.forEach(method -> names.add(method.path("name")));
    return names;
  }

  private List<String> run(Program program, Scenario scenario, Path mock) throws Exception {
    if (!scenario.model().isCheckedOut()) {
      return List.of("its source is not there");
    }
    try (ScenarioRun run = new ScenarioRun(scenario, scratch.resolve(program.name()).resolve(scenario.id()), mock)) {
      return run.differences(program);
    }
  }
}

package swamp.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;
import swamp.dist.Swamp.Result;

/**
 * Commands with the documents they must print (method-run, cli), one after the other on one repository. Each folder of
 * {@code documents} holds {@code cmd} (a word each line), {@code exit} and, where there is any, {@code stdin}, {@code
 * stdout} and {@code stderr}; ids, times, durations, paths and what names the build are masked.
 */
class DocumentsIT {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
    // A type of its own: the documents show all its methods.
    try (InputStream source = DocumentsIT.class.getResourceAsStream("/documents-probe.ts")) {
      swamp.write("extensions/models/probe.ts", new String(source.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void everyCommandPrintsItsDocument() throws Exception {
    Path documents = Path.of(DocumentsIT.class.getResource("/documents").toURI());
    List<Executable> comparisons = new ArrayList<>();
    try (Stream<Path> folders = Files.list(documents)) {
      for (Path folder : folders.sorted().toList()) {
        Result result = run(folder);
        String name = String.valueOf(folder.getFileName());
        comparisons.add(() -> assertEquals(text(folder, "stdout"), masked(result.output()), name + ", standard output"));
        comparisons.add(() -> assertEquals(text(folder, "stderr"), masked(result.errors()), name + ", standard error"));
        comparisons.add(() -> assertEquals(text(folder, "exit").strip(), String.valueOf(result.code()), name));
      }
    }
    assertTrue(comparisons.size() > 60, "all documents were found");
    Assertions.assertAll(comparisons);
  }

  private Result run(Path folder) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(Files.readAllLines(folder.resolve("cmd")));
    words.add("--via-daemon=require");
    Path input = folder.resolve("stdin");
    return Files.exists(input) ? swamp.runWithInput(input, words) : swamp.run(words.toArray(String[]::new));
  }

  private static String text(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private String masked(String text) {
    return text.replace(swamp.repository().toString(), "REPO")
        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d[:-]\\d\\d[:-]\\d\\d[.-]\\d+Z", "TIME")
        .replaceAll("\"(duration|durationMs)\": \\d+", "\"$1\": 0")
        .replaceAll("git sha: [0-9a-f]{8}", "git sha: BUILD")
        .replaceAll("\"swampSha\": \"[0-9a-f]{8}\"", "\"swampSha\": \"BUILD\"")
        .replaceAll("at (async )?(Object\\.)?execute", "at execute")
        .replaceAll("probe\\.ts:\\d+:\\d+", "probe.ts:LINE");
  }
}

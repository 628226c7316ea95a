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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  /** A row of the table of commands whose state says that the existing program has the command too. */
  private static final Pattern CONTRACT_ROW = Pattern.compile("^\\| `([a-z -]+)` \\|.*\\| (same|better|not verified) \\|");

  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
    // A type of its own: the documents show all its methods.
    try (InputStream source = DocumentsIT.class.getResourceAsStream("/documents-probe.ts")) {
      swamp.write("extensions/models/probe.ts", new String(source.readAllBytes(), StandardCharsets.UTF_8));
    }
    Files.createDirectories(swamp.root().resolve("more/extensions/models"));
  }

  @Test
  void everyCommandPrintsItsDocument() throws Exception {
    Path documents = Path.of(DocumentsIT.class.getResource("/documents").toURI());
    List<Executable> comparisons = new ArrayList<>();
    try (Stream<Path> folders = Files.list(documents)) {
      for (Path folder : folders.sorted().toList()) {
        Result result = run(folder);
        String name = String.valueOf(folder.getFileName());
        comparisons.add(() ->
            assertEquals(masked(text(folder, "stdout")), masked(result.output()), name + ", standard output"));
        comparisons.add(() ->
            assertEquals(masked(text(folder, "stderr")), masked(result.errors()), name + ", standard error"));
        comparisons.add(() -> assertEquals(text(folder, "exit").strip(), String.valueOf(result.code()), name));
      }
    }
    assertTrue(comparisons.size() > 240, "all documents were found");
    Assertions.assertAll(comparisons);
  }

  @Test
  void everyCommandOfTheContractHasADocument() throws Exception {
    Set<String> commands = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("../../docs/compatibility.md"))) {
      Matcher row = CONTRACT_ROW.matcher(line);
      if (row.find()) {
        commands.add(row.group(1));
      }
    }
    assertTrue(commands.size() > 45, "the table was found: " + commands);
    try (Stream<Path> folders = Files.list(Path.of(DocumentsIT.class.getResource("/documents").toURI()))) {
      for (Path folder : folders.toList()) {
        String words = String.join(" ", Files.readAllLines(folder.resolve("cmd")));
        commands.removeIf(command -> words.equals(command) || words.startsWith(command + " "));
      }
    }
    assertEquals(Set.of("version"), commands, "commands without a document; version never asks a runtime");
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
        .replace(swamp.root().toString(), "ROOT")
        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d[:-]\\d\\d[:-]\\d\\d[.-]\\d+Z", "TIME")
        .replaceAll("\"(duration|durationMs|pid|size|bytesReclaimed)\": ?\\d+", "\"$1\": 0")
        .replaceAll("\"hostname\": ?\"[^\"]*\"", "\"hostname\": \"HOST\"")
        .replaceAll("\\b[0-9a-f]{64}\\b", "SHA256")
        .replaceAll("git sha: [0-9a-f]{8}", "git sha: BUILD")
        .replaceAll("\"swampSha\": \"[0-9a-f]{8}\"", "\"swampSha\": \"BUILD\"")
        .replaceAll("at (async )?(Object\\.)?execute", "at execute")
        .replaceAll("probe\\.ts:\\d+:\\d+", "probe.ts:LINE");
  }
}

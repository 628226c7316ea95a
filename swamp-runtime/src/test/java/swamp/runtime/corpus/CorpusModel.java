package swamp.runtime.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One public model.
 *
 * @param checkout the repository it is in
 * @param facts its entry in open.json
 */
record CorpusModel(Path checkout, JsonNode facts) {
  private static final Pattern RELATIVE_IMPORT =
      Pattern.compile("(?:from|import)\\s*\\(?\\s*[\"'](\\.\\.?/[^\"']+)[\"']");
  /** What governs imports and {@code extensionFile}, wherever it lies between the file and the checkout's root. */
  private static final List<String> CONFIGURATIONS = List.of("deno.json", "deno.jsonc", "package.json", "manifest.yaml");

  String type() {
    return facts.path("type").asText();
  }

  /** {@code owner/name:path}, as open.schemas.json names it. */
  String key() {
    return facts.path("repo").asText() + ":" + facts.path("path").asText();
  }

  /** Whether it only adds to a type that another file declares. */
  boolean isExtension() {
    return facts.path("export").asText().equals("extension");
  }

  boolean isCheckedOut() {
    return Files.exists(entry());
  }

  private Path entry() {
    return checkout.resolve(facts.path("path").asText());
  }

  /** Copies the entry, what it imports from files, and its configuration, so that nothing else has to be bundled. */
  void copyTo(Path directory) throws IOException {
    Set<Path> seen = new HashSet<>();
    Deque<Path> open = new ArrayDeque<>(List.of(entry()));
    while (!open.isEmpty()) {
      Path file = open.removeFirst();
      if (!seen.add(file) || !Files.isRegularFile(file)) {
        continue;
      }
      copy(file, directory);
      copyConfigurations(file, directory);
      Matcher imports = RELATIVE_IMPORT.matcher(Files.readString(file));
      while (imports.find()) {
        open.add(file.resolveSibling(imports.group(1)).normalize());
      }
    }
  }

  private void copyConfigurations(Path file, Path directory) throws IOException {
    for (Path parent = file.getParent(); parent.startsWith(checkout); parent = parent.getParent()) {
      for (String name : CONFIGURATIONS) {
        if (Files.isRegularFile(parent.resolve(name))) {
          copy(parent.resolve(name), directory);
        }
      }
    }
  }

  private void copy(Path file, Path directory) throws IOException {
    Path target = directory.resolve(checkout.relativize(file).toString());
    if (!Files.exists(target)) {
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
  }
}

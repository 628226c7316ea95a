package swamp.dist.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;

/** What is wrong with the files of a repository: halves, leftovers, pointers that lead nowhere. */
public final class RepositoryInspection {
  private final Path state;
  private final List<String> complaints = new ArrayList<>();
  private final Set<String> entries = new HashSet<>();

  private RepositoryInspection(Path repository) {
    this.state = repository.resolve(".swamp");
  }

  public static RepositoryInspection of(Path repository) throws IOException {
    RepositoryInspection inspection = new RepositoryInspection(repository);
    try (Stream<Path> files = Files.walk(inspection.state)) {
      files.forEach(inspection::look);
    }
    return inspection;
  }

  /** One sentence each. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** The texts of all entries that the method {@code keep} wrote. */
  Set<String> entries() {
    return Set.copyOf(entries);
  }

  private void look(Path path) {
    String name = path.getFileName().toString();
    try {
      if (name.endsWith(".lock") || name.endsWith(".tmp")) {
        complaints.add(path + " was left behind");
      } else if (name.equals("latest")) {
        pointer(path);
      } else if (Files.isDirectory(path) && name.matches("\\d+") && path.startsWith(state.resolve("data"))) {
        version(path);
      } else if (name.endsWith(".yaml") && Files.size(path) == 0) {
        complaints.add(path + " is empty");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void pointer(Path latest) throws IOException {
    Path target = latest.resolveSibling(Files.readString(latest).strip());
    if (!Files.isRegularFile(target.resolve("raw"))) {
      complaints.add(latest + " leads to " + target + ", which is no version");
    }
  }

  private void version(Path directory) throws IOException {
    Path raw = directory.resolve("raw");
    Path metadata = directory.resolve("metadata.yaml");
    if (!Files.isRegularFile(raw) || !Files.isRegularFile(metadata)) {
      complaints.add(directory + " is not whole");
      return;
    }
    if (!Files.readString(metadata).contains("\nsize: " + Files.size(raw) + "\n")) {
      complaints.add(directory + " holds data of another size than it says");
    }
    if (directory.getParent().endsWith("journal")) {
      entry(raw);
    }
  }

  private void entry(Path raw) throws IOException {
    try {
      JsonNode document = JsonText.parse(Files.readString(raw));
      entries.add(document.get("text").textValue());
    } catch (SwampException e) {
      complaints.add(raw + " cannot be read: " + e.text());
    }
  }
}

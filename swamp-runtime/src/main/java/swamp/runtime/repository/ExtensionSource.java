package swamp.runtime.repository;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/**
 * One directory that {@code .swamp-sources.yaml} names (repo-format §1.9).
 *
 * @param directory an existing directory, absolute
 * @param kinds the kinds of extensions taken from it
 */
record ExtensionSource(Path directory, Set<ExtensionKind> kinds) {
  static final String FILE_NAME = ".swamp-sources.yaml";

  ExtensionSource {
    kinds = Set.copyOf(kinds);
  }

  /** The sources in the order of the file, globs expanded and sorted; none when there is no file. */
  static List<ExtensionSource> read(Path repository, Map<String, String> environment, ParsedFiles files) {
    Optional<JsonNode> document = files.sources(repository);
    if (document.isEmpty()) {
      return List.of();
    }
    JsonNode sources = document.get().path("sources");
    if (!sources.isArray() || sources.isEmpty()) {
      throw invalid("\"sources\" must be a list with at least one entry");
    }
    Path base = mainWorktree(repository);
    List<ExtensionSource> found = new ArrayList<>();
    for (JsonNode entry : sources) {
      JsonNode path = entry.path("path");
      if (!path.isTextual() || path.textValue().isEmpty()) {
        throw invalid("every entry of \"sources\" needs a \"path\"");
      }
      Set<ExtensionKind> kinds = kinds(entry.path("only"));
      PathPattern.expand(base, path.textValue(), environment)
          .forEach(directory -> found.add(new ExtensionSource(directory, kinds)));
    }
    return found;
  }

  private static Set<ExtensionKind> kinds(JsonNode only) {
    if (only.isMissingNode() || only.isNull()) {
      return EnumSet.allOf(ExtensionKind.class);
    }
    Set<ExtensionKind> kinds = EnumSet.noneOf(ExtensionKind.class);
    for (JsonNode name : only) {
      kinds.add(List.of(ExtensionKind.values()).stream()
          .filter(kind -> kind.plural().equals(name.asText()))
          .findFirst()
          .orElseThrow(() -> invalid("\"only\" knows no kind \"" + name.asText() + "\"")));
    }
    return kinds;
  }

  /** Where relative paths start: in a linked git worktree the file speaks of the main one. */
  static Path mainWorktree(Path repository) {
    Path git = repository.resolve(".git");
    try {
      if (Files.isRegularFile(git)) {
        String text = Files.readString(git).strip();
        Path target = repository.resolve(text.substring(text.indexOf(':') + 1).strip()).normalize();
        Path worktrees = target.getParent();
        Path gitDirectory = worktrees == null ? null : worktrees.getParent();
        if (worktrees != null && worktrees.endsWith("worktrees") && gitDirectory != null
            && gitDirectory.endsWith(".git")) {
          Path main = gitDirectory.getParent();
          return main == null ? repository : main;
        }
      }
    } catch (IOException e) {
      throw FileFailure.reading(git, e);
    }
    return repository;
  }

  private static SwampException invalid(String problem) {
    return new SwampException(ErrorCode.REPOSITORY_SETTINGS_INVALID, FILE_NAME + ": " + problem);
  }
}

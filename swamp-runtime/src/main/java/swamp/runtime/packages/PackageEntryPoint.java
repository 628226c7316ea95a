package swamp.runtime.packages;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import swamp.protocol.JsonText;

/** Which file an import of a package means: the {@code exports} of its {@code package.json}, as Node.js reads them. */
final class PackageEntryPoint {
  /** Of several ways to offer a module, those that are taken; what else the bundler follows by its own flags. */
  private static final Set<String> CONDITIONS = Set.of("deno", "node", "module", "import", "default");

  private final Path directory;

  PackageEntryPoint(Path directory) {
    this.directory = directory;
  }

  /**
   * What to bundle for a subpath: a file, or a path that the bundler completes; empty when the package does not offer it.
   *
   * @param subpath without a leading slash; empty for the main export
   */
  Optional<Path> resolve(String subpath) throws IOException {
    JsonNode exports = JsonText.parse(Files.readString(directory.resolve("package.json"))).path("exports");
    if (exports.isMissingNode() || exports.isNull()) {
      return Optional.of(directory.resolve(subpath));
    }
    return target(exports, subpath.isEmpty() ? "." : "./" + subpath)
        .map(target -> directory.resolve(target).normalize())
        .filter(file -> file.startsWith(directory) && Files.isRegularFile(file));
  }

  private static Optional<String> target(JsonNode exports, String wanted) {
    boolean bySubpath = exports.isObject() && exports.properties().stream().anyMatch(each -> each.getKey().startsWith("."));
    if (!bySubpath) {
      return wanted.equals(".") ? choose(exports, "") : Optional.empty();
    }
    if (exports.has(wanted)) {
      return choose(exports.get(wanted), "");
    }
    String best = "";
    for (var each : exports.properties()) {
      String pattern = each.getKey();
      if (prefix(pattern).length() > prefix(best).length() && matches(pattern, wanted)) {
        best = pattern;
      }
    }
    if (best.isEmpty()) {
      return Optional.empty();
    }
    return choose(exports.get(best), wanted.substring(prefix(best).length(), wanted.length() - suffix(best).length()));
  }

  private static boolean matches(String pattern, String wanted) {
    return pattern.contains("*") && wanted.startsWith(prefix(pattern)) && wanted.endsWith(suffix(pattern))
        && wanted.length() >= pattern.length();
  }

  private static String prefix(String pattern) {
    return pattern.substring(0, Math.max(0, pattern.indexOf('*')));
  }

  private static String suffix(String pattern) {
    return pattern.substring(pattern.indexOf('*') + 1);
  }

  private static Optional<String> choose(JsonNode target, String star) {
    if (target.isTextual()) {
      return Optional.of(target.asText().replace("*", star));
    }
    for (var option : target.properties()) {
      if (CONDITIONS.contains(option.getKey())) {
        Optional<String> chosen = choose(option.getValue(), star);
        if (chosen.isPresent()) {
          return chosen;
        }
      }
    }
    for (int i = 0; target.isArray() && i < target.size(); i++) {
      Optional<String> chosen = choose(target.get(i), star);
      if (chosen.isPresent()) {
        return chosen;
      }
    }
    return Optional.empty();
  }
}

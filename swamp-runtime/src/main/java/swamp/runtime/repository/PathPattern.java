package swamp.runtime.repository;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths as {@code .swamp-sources.yaml} writes them: home directory, variables and globs of the caller. */
final class PathPattern {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)\\}|([A-Za-z_][A-Za-z0-9_]*))");
  private static final Pattern GLOB = Pattern.compile("[*?\\[{]");
  private static final int DEEPEST = 8;

  private PathPattern() {}

  /** The existing directories that a path stands for, sorted within each glob. */
  static List<Path> expand(Path base, String written, Map<String, String> environment) {
    String path = substitute(written, environment);
    List<Path> found = List.of(path.startsWith("/") ? Path.of("/") : base);
    for (String segment : path.split("/+", -1)) {
      List<Path> next = new ArrayList<>();
      found.forEach(directory -> next.addAll(step(directory, segment)));
      found = next;
    }
    return found.stream().map(Path::normalize).distinct().toList();
  }

  private static String substitute(String written, Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    String expanded = written.equals("~") || written.startsWith("~/") ? home + written.substring(1) : written;
    return VARIABLE.matcher(expanded).replaceAll(match -> Matcher.quoteReplacement(
        environment.getOrDefault(match.group(1) == null ? match.group(2) : match.group(1), "")));
  }

  private static List<Path> step(Path directory, String segment) {
    if (segment.isEmpty() || segment.equals(".")) {
      return List.of(directory);
    }
    if (segment.equals("**")) {
      List<Path> all = new ArrayList<>();
      collect(directory, 0, all);
      return all;
    }
    if (!GLOB.matcher(segment).find()) {
      Path child = directory.resolve(segment);
      return Files.isDirectory(child) ? List.of(child) : List.of();
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + segment);
    return ExtensionDirectories.children(directory).stream()
        .filter(child -> !child.getFileName().toString().startsWith(".") && matcher.matches(child.getFileName()))
        .toList();
  }

  private static void collect(Path directory, int depth, List<Path> all) {
    all.add(directory);
    if (depth < DEEPEST) {
      ExtensionDirectories.children(directory).stream()
          .filter(child -> !Files.isSymbolicLink(child) && !child.getFileName().toString().startsWith("."))
          .forEach(child -> collect(child, depth + 1, all));
    }
  }
}

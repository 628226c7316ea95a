package swamp.runtime.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lists the directories that hold extensions, in order of precedence (repo-format §1.9, §1.10). */
final class ExtensionDirectories {
  private static final int DEEPEST_LOOSE_FILE = 4;
  private static final int LARGEST_LOOSE_FILE = 4 * 1024 * 1024;

  private final RepositoryLayout layout;
  private final Map<String, String> environment;
  private final ParsedFiles files;

  ExtensionDirectories(RepositoryLayout layout, Map<String, String> environment, ParsedFiles files) {
    this.files = files;
    this.layout = layout;
    this.environment = environment;
  }

  List<ExtensionDirectory> list(ExtensionKind kind) {
    List<ExtensionDirectory> directories = new ArrayList<>();
    directories.add(new ExtensionDirectory(
        layout.extensionDirectory(kind), ExtensionDirectory.Origin.LOCAL, layout.repository(), ""));
    for (ExtensionSource source : ExtensionSource.read(layout.repository(), environment, files)) {
      if (source.kinds().contains(kind)) {
        inSource(source.directory(), kind).ifPresent(directory -> directories.add(
            new ExtensionDirectory(directory, ExtensionDirectory.Origin.SOURCE, source.directory(), "")));
      }
    }
    for (Path extension : pulled()) {
      Path directory = extension.resolve(kind.plural());
      if (Files.isDirectory(directory)) {
        directories.add(new ExtensionDirectory(directory, ExtensionDirectory.Origin.PULLED, extension,
            layout.pulledExtensions().relativize(extension).toString()));
      }
    }
    return List.copyOf(directories);
  }

  private Optional<Path> inSource(Path source, ExtensionKind kind) {
    Optional<Path> own = files.settings(source).extensionDirectory(kind).map(source::resolve)
        .map(Path::normalize);
    if (own.isPresent()) {
      return own.filter(Files::isDirectory);
    }
    Path standard = source.resolve(kind.defaultDirectory());
    if (Files.isDirectory(standard)) {
      return Optional.of(standard);
    }
    return hasStandardDirectory(source) || !hasLooseFile(source, kind) ? Optional.empty() : Optional.of(source);
  }

  private static boolean hasStandardDirectory(Path source) {
    return Stream.of(ExtensionKind.values())
        .anyMatch(kind -> Files.isDirectory(source.resolve(kind.defaultDirectory())));
  }

  private static boolean hasLooseFile(Path source, ExtensionKind kind) {
    if (kind.exportNames().isEmpty()) {
      return false;
    }
    Pattern export = Pattern.compile("export\\s+const\\s+(?:" + kind.exportNames() + ")\\s*[=:]");
    try (Stream<Path> files = Files.walk(source, DEEPEST_LOOSE_FILE, new FileVisitOption[0])) {
      return files.anyMatch(file -> file.toString().endsWith(".ts") && exports(file, export));
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  private static boolean exports(Path file, Pattern export) {
    try {
      return Files.isRegularFile(file)
          && Files.size(file) <= LARGEST_LOOSE_FILE
          && export.matcher(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8)).find();
    } catch (IOException e) {
      return false;
    }
  }

  private List<Path> pulled() {
    List<Path> extensions = new ArrayList<>();
    for (Path scope : children(layout.pulledExtensions())) {
      if (scope.getFileName().toString().startsWith("@")) {
        extensions.addAll(children(scope));
      }
    }
    return extensions;
  }

  /** The directories in a directory, sorted; none when it is missing or unreadable. */
  static List<Path> children(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}

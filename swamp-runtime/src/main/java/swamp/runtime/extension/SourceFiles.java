package swamp.runtime.extension;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import swamp.protocol.SwampException;

/**
 * An entry, everything it seems to import from files, and the configuration that governs it, as read at one moment.
 *
 * <p>Imports are found in the text, comments and strings included, so this is rather too much than too little; what only
 * the bundler can see is added by it afterwards.
 */
final class SourceFiles {
  private static final Pattern IMPORT = Pattern.compile("\\b(from|import|require)\\s*\\(?\\s*[\"']([^\"'\\n]+)[\"']");
  private static final Pattern SCRIPT = Pattern.compile(".*\\.([cm]?[jt]s|[jt]sx)");

  private final ExtensionEntry entry;
  private final Map<Path, FileState> states = new LinkedHashMap<>();
  private final Map<Path, List<Path>> fromImports = new LinkedHashMap<>();
  private final Set<String> otherSpecifiers = new LinkedHashSet<>();
  private ImportMap importMap = ImportMap.empty();
  private Optional<SwampException> problem = Optional.empty();

  private SourceFiles(ExtensionEntry entry) {
    this.entry = entry;
  }

  /** Reads the entry and what belongs to it. */
  static SourceFiles read(ExtensionEntry entry, InstantSource clock) {
    SourceFiles files = new SourceFiles(entry);
    try {
      files.readConfiguration(clock);
    } catch (SwampException e) {
      files.problem = Optional.of(e);
    }
    Deque<Path> open = new ArrayDeque<>();
    open.add(entry.file());
    while (!open.isEmpty()) {
      Path file = open.removeFirst();
      if (!files.states.containsKey(file)) {
        FileState.Reading reading = FileState.read(file, clock);
        files.states.put(file, reading.state());
        if (SCRIPT.matcher(file.toString()).matches()) {
          open.addAll(files.importsOf(file, new String(reading.content(), StandardCharsets.UTF_8)));
        }
      }
    }
    return files;
  }

  String relativeEntry() {
    return entry.relativePath();
  }

  /** All files looked at, absent ones too. */
  List<FileState> states() {
    return List.copyOf(states.values());
  }

  Optional<FileState> state(Path file) {
    return Optional.ofNullable(states.get(file));
  }

  /** For each file, the relative imports written as {@code from "..."}. */
  Map<Path, List<Path>> fromImports() {
    return fromImports;
  }

  /** Specifiers that are no relative paths, as written. */
  Set<String> otherSpecifiers() {
    return otherSpecifiers;
  }

  /** Why the configuration cannot be used, if so. */
  Optional<SwampException> problem() {
    return problem;
  }

  /** What bare specifiers mean here. */
  ImportMap importMap() {
    return importMap;
  }

  /** Paths from the base directory and content hashes, sorted: what a bundle depends on, wherever the repository is. */
  Map<String, String> hashes() {
    Map<String, String> hashes = new TreeMap<>();
    states.forEach((file, state) -> hashes.put(RelativePath.of(entry.directory().directory(), file), state.hash()));
    return hashes;
  }

  /**
   * The first deno configuration upwards from the entry, below the repository's root, with that of the workspace it belongs
   * to, and the first package file.
   */
  private void readConfiguration(InstantSource clock) {
    Optional<Path> configured = Optional.empty();
    ImportMap deno = ImportMap.empty();
    Optional<ImportMap> dependencies = Optional.empty();
    Path directory = entry.file().getParent();
    while (directory != null && !directory.equals(entry.directory().repository())) {
      Optional<FileState.Reading> found = denoConfiguration(directory, clock);
      if (found.isPresent() && configured.isEmpty()) {
        deno = imports(found.get(), clock);
        configured = Optional.of(directory);
      } else if (found.isPresent()
          && ImportMap.isWorkspaceOf(found.get().state().path(), found.get().content(), configured.orElseThrow())) {
        deno = deno.orElse(imports(found.get(), clock));
        break;
      }
      if (dependencies.isEmpty() && configured.map(directory::equals).orElse(true)) {
        FileState.Reading reading = readConfiguration(directory.resolve(ImportMap.PACKAGE_FILE), clock);
        if (reading.state() instanceof FileState.Present present) {
          dependencies = Optional.of(ImportMap.ofPackage(present.path(), reading.content()));
        }
      }
      directory = directory.getParent();
    }
    importMap = deno.orElse(dependencies.orElse(ImportMap.empty()));
  }

  private Optional<FileState.Reading> denoConfiguration(Path directory, InstantSource clock) {
    Optional<FileState.Reading> first = Optional.empty();
    for (String name : ImportMap.DENO_FILES) {
      FileState.Reading reading = readConfiguration(directory.resolve(name), clock);
      if (first.isEmpty() && reading.state() instanceof FileState.Present) {
        first = Optional.of(reading);
      }
    }
    return first;
  }

  private ImportMap imports(FileState.Reading configuration, InstantSource clock) {
    Path file = configuration.state().path();
    Optional<Path> elsewhere = ImportMap.elsewhere(file, configuration.content());
    if (elsewhere.isEmpty()) {
      return ImportMap.ofDeno(file, configuration.content());
    }
    FileState.Reading map = readConfiguration(elsewhere.get(), clock);
    return map.state() instanceof FileState.Present present
        ? ImportMap.ofDeno(present.path(), map.content()) : ImportMap.empty();
  }

  private FileState.Reading readConfiguration(Path file, InstantSource clock) {
    FileState.Reading reading = FileState.read(file, clock);
    states.put(file, reading.state());
    return reading;
  }

  private List<Path> importsOf(Path file, String text) {
    List<Path> imports = new ArrayList<>();
    List<Path> named = new ArrayList<>();
    Matcher matcher = IMPORT.matcher(text);
    while (matcher.find()) {
      String specifier = matcher.group(2);
      Optional<Path> target = localTarget(file, specifier);
      target.ifPresent(imports::add);
      if (target.isPresent() && isRelative(specifier) && "from".equals(matcher.group(1))) {
        named.add(target.get());
      }
      if (!isRelative(specifier)) {
        otherSpecifiers.add(specifier);
      }
    }
    fromImports.put(file, named);
    return imports;
  }

  private Optional<Path> localTarget(Path importer, String specifier) {
    try {
      if (isRelative(specifier)) {
        return Optional.of(importer.resolveSibling(specifier).normalize());
      }
      return importMap.resolve(specifier).filter(target -> target.startsWith("/")).map(Path::of);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isRelative(String specifier) {
    return specifier.startsWith("./") || specifier.startsWith("../");
  }
}

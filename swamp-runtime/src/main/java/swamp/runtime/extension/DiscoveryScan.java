package swamp.runtime.extension;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import swamp.runtime.extension.DiscoveredExtensions.DirectoryState;
import swamp.runtime.extension.DiscoveredExtensions.SourceFile;

/** One walk over a list of extension directories; used once, by one thread. */
final class DiscoveryScan {
  private final EntryExports exports;
  private final InstantSource clock;
  private final Map<Path, SourceFile> known;
  private final List<ExtensionEntry> entries = new ArrayList<>();
  private final List<DiscoveryProblem> problems = new ArrayList<>();
  private final List<DirectoryState> directories = new ArrayList<>();
  private final Map<Path, SourceFile> files = new HashMap<>();

  DiscoveryScan(EntryExports exports, InstantSource clock, @Nullable DiscoveredExtensions previous) {
    this.exports = exports;
    this.clock = clock;
    this.known = previous == null ? Map.of() : previous.files();
  }

  DiscoveredExtensions result() {
    return new DiscoveredExtensions(0, entries, problems, directories, files);
  }

  void add(ExtensionDirectory base) {
    List<Path> sources = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    // Links wait until all real directories were seen, so that a directory is known by its own name and loops end.
    Deque<Path> links = new ArrayDeque<>();
    walk(base, base.directory(), seen, links, sources);
    while (!links.isEmpty()) {
      walk(base, links.removeFirst(), seen, links, sources);
    }
    sources.sort(Comparator.comparing(file -> RelativePath.of(base.directory(), file)));
    for (Path file : sources) {
      SourceFile source = files.computeIfAbsent(file, this::read);
      if (source.entry()) {
        entries.add(new ExtensionEntry(file, base));
      }
    }
  }

  private void walk(ExtensionDirectory base, Path directory, Set<Object> seen, Deque<Path> links, List<Path> sources) {
    Instant instant = clock.instant();
    FileState.Stamp stamp = FileState.Stamp.of(directory);
    if (stamp == null) {
      directories.add(new DirectoryState(directory, null, true));
      return;
    }
    List<Path> children = List.of();
    try {
      if (!seen.add(identity(directory))) {
        return;
      }
      children = list(directory);
    } catch (IOException | DirectoryIteratorException e) {
      problems.add(new DiscoveryProblem(directory, "cannot list the directory: " + reason(e)));
    }
    boolean settled = stamp.equals(FileState.Stamp.of(directory)) && stamp.isOlderThan(instant);
    directories.add(new DirectoryState(directory, stamp, settled));
    for (Path child : children) {
      String name = String.valueOf(child.getFileName());
      if (Files.isDirectory(child)) {
        if (!name.startsWith("_")) {
          if (Files.isSymbolicLink(child)) {
            links.addLast(child);
          } else {
            walk(base, child, seen, links, sources);
          }
        }
      } else if (isSource(base, name)) {
        sources.add(child);
      }
    }
  }

  private static boolean isSource(ExtensionDirectory base, String name) {
    return name.endsWith(".ts") && !(base.origin() == ExtensionOrigin.LOCAL && name.endsWith("_test.ts"));
  }

  private static Object identity(Path directory) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(directory, BasicFileAttributes.class);
    Object key = attributes.fileKey();
    return key == null ? directory.toRealPath() : key;
  }

  private static List<Path> list(Path directory) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(children::add);
    }
    children.sort(Comparator.naturalOrder());
    return children;
  }

  private SourceFile read(Path file) {
    SourceFile before = known.get(file);
    if (before != null && before.state() instanceof FileState.Present present
        && present.settled() && present.stamp().equals(FileState.Stamp.of(file))) {
      return before;
    }
    FileState.Reading reading = FileState.read(file, clock);
    if (reading.state() instanceof FileState.Absent) {
      problems.add(new DiscoveryProblem(file, "cannot read the file" + (isDanglingLink(file) ? ": dangling link" : "")));
      return new SourceFile(reading.state(), false, Optional.empty());
    }
    String text = new String(reading.content(), StandardCharsets.UTF_8);
    return new SourceFile(reading.state(), EntryText.isEntry(text, exports),
        EntryText.declaredNameGuess(text, exports));
  }

  private static boolean isDanglingLink(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.exists(file);
  }

  private static String reason(Exception failure) {
    return failure.getClass().getSimpleName() + (failure.getMessage() == null ? "" : ": " + failure.getMessage());
  }
}

package swamp.runtime.extension;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The extension entries of a list of directories at one moment. Immutable.
 *
 * <p>Knows enough to tell cheaply whether a new search would find other files; see {@link ExtensionDiscovery}.
 */
public final class DiscoveredExtensions {
  private final long generation;
  private final List<ExtensionEntry> entries;
  private final List<DiscoveryProblem> problems;
  private final List<DirectoryState> directories;
  private final Map<Path, SourceFile> files;
  private final List<FileState> watched;

  DiscoveredExtensions(
      long generation,
      List<ExtensionEntry> entries,
      List<DiscoveryProblem> problems,
      List<DirectoryState> directories,
      Map<Path, SourceFile> files) {
    this.generation = generation;
    this.entries = List.copyOf(entries);
    this.problems = List.copyOf(problems);
    this.directories = List.copyOf(directories);
    this.files = Map.copyOf(files);
    // An entry is checked when its bundle is asked for; a helper may become an entry without anybody asking.
    this.watched = files.values().stream().filter(file -> !file.entry()).map(SourceFile::state).toList();
  }

  /** A directory that was listed: its stamp, or null when it was missing. */
  record DirectoryState(Path path, FileState.@Nullable Stamp stamp, boolean settled) {
    boolean isCurrent() {
      if (stamp == null) {
        return !Files.exists(path);
      }
      return settled && stamp.equals(FileState.Stamp.of(path));
    }
  }

  /** A {@code .ts} file that was read: whether it is an entry, and the type or name it seems to declare. */
  record SourceFile(FileState state, boolean entry, Optional<String> nameGuess) {}

  /** Entries, directories in the order given, each directory's entries sorted by path. */
  public List<ExtensionEntry> entries() {
    return entries;
  }

  /** What could not be read. */
  public List<DiscoveryProblem> problems() {
    return problems;
  }

  /** Changes when entries or problems changed, or when an entry was read again with other content. */
  public long generation() {
    return generation;
  }

  /** The type or name that the entry's text seems to declare, as of the last reading; see {@link EntryText}. */
  public Optional<String> nameGuess(ExtensionEntry entry) {
    SourceFile file = files.get(entry.file());
    return file == null ? Optional.empty() : file.nameGuess();
  }

  Map<Path, SourceFile> files() {
    return files;
  }

  /** Whether no file appeared, vanished, or turned from a helper into an entry. */
  boolean isCurrent() {
    for (DirectoryState directory : directories) {
      if (!directory.isCurrent()) {
        return false;
      }
    }
    for (FileState file : watched) {
      if (!isUntouched(file)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUntouched(FileState file) {
    return switch (file) {
      case FileState.Absent absent -> absent.isStillAbsent();
      case FileState.Present present -> present.settled() && present.stamp().equals(FileState.Stamp.of(present.path()));
    };
  }

  /** Whether both tell the same: same entries with the same content, same problems. */
  boolean tellsTheSameAs(DiscoveredExtensions other) {
    return entries.equals(other.entries)
        && problems.equals(other.problems)
        && entries.stream().allMatch(entry -> hash(entry).equals(other.hash(entry)));
  }

  private String hash(ExtensionEntry entry) {
    SourceFile file = files.get(entry.file());
    return file == null ? "" : file.state().hash();
  }

  DiscoveredExtensions withGeneration(long newGeneration) {
    return new DiscoveredExtensions(newGeneration, entries, problems, directories, files);
  }
}

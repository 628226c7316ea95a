package swamp.runtime.extension;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fingerprint that run records carry as {@code provenance.bundleFingerprint} (extension-api §3.4): over the entry and
 * every file it imports by {@code from "./..."}, directly or not, inside the base directory.
 */
public final class Fingerprint {
  private Fingerprint() {}

  /** The fingerprint of the entry as it is on disk now: 64 hex digits. */
  public static String of(ExtensionEntry entry) {
    return of(entry, SourceFiles.read(entry, InstantSource.system()));
  }

  static String of(ExtensionEntry entry, SourceFiles files) {
    Path base = entry.directory().directory();
    Set<String> lines = new TreeSet<>();
    Set<Path> seen = new HashSet<>();
    Deque<Path> open = new ArrayDeque<>(List.of(entry.file()));
    while (!open.isEmpty()) {
      Path file = open.removeFirst();
      if (file.startsWith(base) && seen.add(file)
          && files.state(file).orElse(null) instanceof FileState.Present present) {
        lines.add(RelativePath.of(base, file) + ":" + present.hash());
        open.addAll(files.fromImports().getOrDefault(file, List.of()));
      }
    }
    return ContentHash.of(String.join("\n", lines));
  }
}

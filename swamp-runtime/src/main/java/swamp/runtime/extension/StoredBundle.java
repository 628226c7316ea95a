package swamp.runtime.extension;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bundle as it lies on disk, independent of where the sources are.
 *
 * @param extras inputs that cannot be seen in the text of the sources: path from the base directory, and content hash
 * @param sourceMap the file, when it could be written
 */
record StoredBundle(String code, Optional<Path> sourceMap, Map<String, String> extras, List<String> warnings) {
  StoredBundle {
    extras = Map.copyOf(extras);
    warnings = List.copyOf(warnings);
  }
}

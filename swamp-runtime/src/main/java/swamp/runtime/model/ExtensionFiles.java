package swamp.runtime.model;

import java.nio.file.Files;
import java.nio.file.Path;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** Files that an extension brings along, found from its manifest (extension-api §3.6). */
public final class ExtensionFiles {
  private static final String MANIFEST = "manifest.yaml";
  private static final String PULLED = "pulled-extensions";

  private ExtensionFiles() {}

  /**
   * The absolute path of a file next to the nearest manifest above the type's file; a pulled extension's files lie in its
   * {@code files} directory.
   *
   * @throws SwampException with {@link ErrorCode#METHOD_EXECUTION_FAILED} when there is no manifest, or the path leads out
   */
  public static Path resolve(RegisteredType type, Path repository, String relativePath) {
    Path file = type.file().orElseThrow(() -> failure("A built-in type has no extension files"));
    Path directory = file.getParent();
    while (directory != null && !Files.isRegularFile(directory.resolve(MANIFEST))) {
      if (directory.equals(repository)) {
        directory = null;
        break;
      }
      directory = directory.getParent();
    }
    if (directory == null) {
      throw failure("extensionFile needs a " + MANIFEST + " in a directory above " + file);
    }
    Path base = directory.toString().contains(PULLED) ? directory.resolve("files") : directory;
    Path found = base.resolve(relativePath).normalize();
    if (!found.startsWith(base)) {
      throw failure("extensionFile must not lead out of " + base + ": " + relativePath);
    }
    return found;
  }

  private static SwampException failure(String message) {
    return new SwampException(ErrorCode.METHOD_EXECUTION_FAILED, message);
  }
}

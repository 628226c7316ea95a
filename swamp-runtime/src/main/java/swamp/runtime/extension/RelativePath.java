package swamp.runtime.extension;

import java.nio.file.Path;

/** Paths as text with {@code /} between names on every platform. */
final class RelativePath {
  private RelativePath() {}

  static String of(Path base, Path file) {
    return base.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
  }

  static String display(Path repository, Path file) {
    return file.startsWith(repository) && !file.equals(repository) ? of(repository, file) : file.toString();
  }
}

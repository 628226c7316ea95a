package swamp.runtime.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.repository.FileFailure;

/**
 * Files as the caller names them.
 *
 * @param workingDirectory the caller's, from which relative paths start
 * @param environment the caller's, whose {@code HOME} stands for {@code ~}
 */
public record CallerFiles(Path workingDirectory, Map<String, String> environment) {
  private static final long LARGEST = 64L * 1024 * 1024;

  /**
   * The text of a file, malformed UTF-8 replaced.
   *
   * @param purpose what it is for, such as {@code input file}, for messages
   * @throws SwampException with {@link ErrorCode#FILE_ACCESS}, its code not shown
   */
  String read(String path, String purpose) {
    Path file = resolve(path, purpose);
    try {
      if (!Files.exists(file)) {
        throw failure(purpose + " not found: " + file);
      }
      // The caller's pipes, such as /dev/fd/63, mean something else in this process, and reading one may never end.
      if (!Files.isRegularFile(file)) {
        throw failure(purpose + " is not a regular file: " + file);
      }
      if (Files.size(file) > LARGEST) {
        throw failure(purpose + " is larger than " + LARGEST + " bytes: " + file);
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (IOException e) {
      throw FileFailure.reading(file, e).withoutShownCode();
    }
  }

  private Path resolve(String path, String purpose) {
    String home = environment.getOrDefault("HOME", "");
    try {
      boolean inHome = path.startsWith("~/") && !home.isEmpty();
      return workingDirectory.resolve(inHome ? home + path.substring(1) : path).normalize();
    } catch (InvalidPathException e) {
      throw failure(purpose + " is not a path: " + e.getMessage());
    }
  }

  private static SwampException failure(String message) {
    return new SwampException(ErrorCode.FILE_ACCESS, message).withoutShownCode();
  }
}

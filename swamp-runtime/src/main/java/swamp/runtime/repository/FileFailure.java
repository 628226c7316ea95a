package swamp.runtime.repository;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** Turns what the file system reports into a message for people: what was tried, on which path, and why it failed. */
public final class FileFailure {
  private FileFailure() {}

  /** A file that could not be read, with {@link ErrorCode#FILE_ACCESS}. */
  public static SwampException reading(Path path, IOException cause) {
    return new SwampException(ErrorCode.FILE_ACCESS, "Cannot read " + path + ": " + reason(cause), cause);
  }

  /** A file or directory that could not be changed, with {@link ErrorCode#FILE_ACCESS}. */
  public static SwampException writing(Path path, IOException cause) {
    return new SwampException(ErrorCode.FILE_ACCESS, "Cannot write " + path + ": " + reason(cause), cause);
  }

  /** Why it failed, in words and without the path, such as {@code permission denied}. */
  public static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException denied -> "permission denied";
      case NoSuchFileException missing -> "no such file or directory";
      case FileAlreadyExistsException there -> "it exists already";
      case FileSystemLoopException loop -> "symbolic links form a loop";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    };
  }
}

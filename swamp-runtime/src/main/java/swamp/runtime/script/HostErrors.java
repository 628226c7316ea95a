package swamp.runtime.script;

import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** How a failure of the JDK looks to the guest: the class and message that Deno gives for the same cause. */
final class HostErrors {
  private HostErrors() {}

  static HostError of(Exception e) {
    return switch (e) {
      case NoSuchFileException missing -> file("NotFound", "No such file or directory (os error 2)", "ENOENT", missing);
      case FileAlreadyExistsException exists -> file("AlreadyExists", "File exists (os error 17)", "EEXIST", exists);
      case AccessDeniedException denied -> file("PermissionDenied", "Permission denied (os error 13)", "EACCES", denied);
      case DirectoryNotEmptyException full -> file("Error", "Directory not empty (os error 39)", "ENOTEMPTY", full);
      case NotDirectoryException file -> file("NotADirectory", "Not a directory (os error 20)", "ENOTDIR", file);
      case FileSystemLoopException loop -> file("FilesystemLoop", "Too many levels of symbolic links (os error 40)", "ELOOP", loop);
      case FileNotFoundException missing -> new HostError("NotFound", String.valueOf(missing.getMessage()), "ENOENT");
      case ConnectException refused -> new HostError("ConnectionRefused", "Connection refused (os error 111)", "ECONNREFUSED");
      case FileSystemException other -> fileSystem(other);
      case Exception other -> new HostError("Error", String.valueOf(other.getMessage()));
    };
  }

  private static HostError fileSystem(FileSystemException e) {
    String reason = e.getReason() == null ? String.valueOf(e.getMessage()) : e.getReason();
    return switch (reason) {
      case "Is a directory" -> file("IsADirectory", "Is a directory (os error 21)", "EISDIR", e);
      case "Not a directory" -> file("NotADirectory", "Not a directory (os error 20)", "ENOTDIR", e);
      case "Directory not empty" -> file("Error", "Directory not empty (os error 39)", "ENOTEMPTY", e);
      case "Operation not permitted" -> file("PermissionDenied", "Operation not permitted (os error 1)", "EPERM", e);
      case "No space left on device" -> file("Error", "No space left on device (os error 28)", "ENOSPC", e);
      case String text -> new HostError("Error", text);
    };
  }

  private static HostError file(String errorClass, String message, String code, FileSystemException e) {
    return new HostError(errorClass, e.getFile() == null ? message : message + ", path '" + e.getFile() + "'", code);
  }
}

package swamp.runtime.script;

import java.net.PortUnreachableException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Optional;

/** The errors of the operating system that extensions tell apart, with Deno's class and Node's code for each. */
enum SystemError {
  EPERM(1, 1, "Operation not permitted", "PermissionDenied"),
  ENOENT(2, 2, "No such file or directory", "NotFound"),
  ESRCH(3, 3, "No such process", "NotFound"),
  EIO(5, 5, "Input/output error", "Error"),
  ENXIO(6, 6, "No such device or address", "Error"),
  E2BIG(7, 7, "Argument list too long", "Error"),
  ENOEXEC(8, 8, "Exec format error", "Error"),
  EBADF(9, 9, "Bad file descriptor", "BadResource"),
  EACCES(13, 13, "Permission denied", "PermissionDenied"),
  EBUSY(16, 16, "Device or resource busy", "Busy"),
  EEXIST(17, 17, "File exists", "AlreadyExists"),
  EXDEV(18, 18, "Invalid cross-device link", "Error"),
  ENOTDIR(20, 20, "Not a directory", "NotADirectory"),
  EISDIR(21, 21, "Is a directory", "IsADirectory"),
  EINVAL(22, 22, "Invalid argument", "TypeError"),
  EMFILE(24, 24, "Too many open files", "Error"),
  ETXTBSY(26, 26, "Text file busy", "Busy"),
  EFBIG(27, 27, "File too large", "Error"),
  ENOSPC(28, 28, "No space left on device", "Error"),
  ESPIPE(29, 29, "Illegal seek", "Error"),
  EROFS(30, 30, "Read-only file system", "Error"),
  EPIPE(32, 32, "Broken pipe", "BrokenPipe"),
  ENAMETOOLONG(36, 63, "File name too long", "Error"),
  ENOTEMPTY(39, 66, "Directory not empty", "Error"),
  ELOOP(40, 62, "Too many levels of symbolic links", "FilesystemLoop"),
  EADDRINUSE(98, 48, "Address already in use", "AddrInUse"),
  EADDRNOTAVAIL(99, 49, "Cannot assign requested address", "AddrNotAvailable"),
  ENETUNREACH(101, 51, "Network is unreachable", "NetworkUnreachable"),
  ECONNABORTED(103, 53, "Software caused connection abort", "ConnectionAborted"),
  ECONNRESET(104, 54, "Connection reset by peer", "ConnectionReset"),
  ENOTCONN(107, 57, "Transport endpoint is not connected", "NotConnected"),
  ETIMEDOUT(110, 60, "Connection timed out", "TimedOut"),
  ECONNREFUSED(111, 61, "Connection refused", "ConnectionRefused"),
  EHOSTUNREACH(113, 65, "No route to host", "HostUnreachable");

  private final int linuxNumber;
  private final int darwinNumber;
  private final String text;
  private final String errorClass;

  SystemError(int linuxNumber, int darwinNumber, String text, String errorClass) {
    this.linuxNumber = linuxNumber;
    this.darwinNumber = darwinNumber;
    this.text = text;
    this.errorClass = errorClass;
  }

  /** The kernel's number for it on this machine. */
  int number() {
    return OperatingSystem.isDarwin() ? darwinNumber : linuxNumber;
  }

  /** As Rust, and with it Deno, prints it. */
  String message() {
    return text + " (os error " + number() + ")";
  }

  /**
   * The error as the guest sees it; {@code context} such as {@code open '/x'} follows the message when it is not
   * empty.
   */
  HostError as(String context) {
    return new HostError(errorClass, context.isEmpty() ? message() : message() + ": " + context, name());
  }

  /** The error whose description the text contains. */
  static Optional<SystemError> inText(String text) {
    for (SystemError error : values()) {
      if (text.contains(error.text)) {
        return Optional.of(error);
      }
    }
    return Optional.empty();
  }

  static Optional<SystemError> ofNumber(int number) {
    for (SystemError error : values()) {
      if (error.number() == number) {
        return Optional.of(error);
      }
    }
    return Optional.empty();
  }

  /** The cause of a failure that the JDK reports, where it can be told. */
  static Optional<SystemError> of(Exception e) {
    return switch (e) {
      case NoSuchFileException missing -> Optional.of(ENOENT);
      case FileAlreadyExistsException exists -> Optional.of(EEXIST);
      case AccessDeniedException denied -> Optional.of(EACCES);
      case DirectoryNotEmptyException full -> Optional.of(ENOTEMPTY);
      case NotDirectoryException file -> Optional.of(ENOTDIR);
      case NotLinkException file -> Optional.of(EINVAL);
      case PortUnreachableException nobody -> Optional.of(ECONNREFUSED);
      case FileSystemLoopException loop -> Optional.of(ELOOP);
      case FileSystemException other when other.getReason() != null -> inText(other.getReason());
      case Exception other -> inText(String.valueOf(other.getMessage()));
    };
  }
}

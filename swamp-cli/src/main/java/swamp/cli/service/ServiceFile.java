package swamp.cli.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import swamp.protocol.ErrorCode;
import swamp.protocol.PrivateFile;
import swamp.protocol.SwampException;

/** A file that tells a service manager about the daemon: whole or absent, and for its owner only. */
final class ServiceFile {
  private ServiceFile() {}

  static void write(Path file, String text) {
    try {
      Path directory = Files.createDirectories(file.getParent());
      Path temporary = PrivateFile.create(directory, ".swamp", ".tmp");
      try {
        Files.writeString(temporary, text);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw failed("written", file, e);
    }
  }

  static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw failed("removed", file, e);
    }
  }

  private static SwampException failed(String what, Path file, IOException cause) {
    return new SwampException(ErrorCode.FILE_ACCESS, "The file " + file + " could not be " + what + ": " + cause, cause);
  }
}

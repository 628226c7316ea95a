package swamp.runtime.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as lower-case hex, the checksum of all records (data-format §2.2). Not thread-safe. */
public final class Sha256 {
  private static final int BUFFER_SIZE = 64 * 1024;

  private final MessageDigest digest;
  private long size;

  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The checksum of these bytes. */
  public static String of(byte[] content) {
    return new Sha256().add(content, content.length).hex();
  }

  /** Reads a whole file. */
  static Sha256 ofFile(Path file) throws IOException {
    Sha256 sum = new Sha256();
    byte[] buffer = new byte[BUFFER_SIZE];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sum.add(buffer, read);
      }
    }
    return sum;
  }

  Sha256 add(byte[] content, int length) {
    digest.update(content, 0, length);
    size += length;
    return this;
  }

  /** Bytes so far. */
  long size() {
    return size;
  }

  /** The checksum; nothing can be added afterwards. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}

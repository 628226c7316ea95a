package swamp.runtime.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.file.FileOperations;
import swamp.runtime.repository.FileFailure;

/** Where a local vault takes the bytes from that its keys are derived from (vaults.md). */
sealed interface VaultPassword {
  /** The bytes; read anew each time, so that a changed file is noticed. */
  byte[] read();

  /**
   * The bytes for writing a secret, which may make the password first.
   *
   * @param hasSecrets whether there are secrets that need a password of before
   */
  default byte[] readOrCreate(BooleanSupplier hasSecrets) {
    return read();
  }

  /**
   * A file whose text is the password: two UUIDs, 72 characters without line break, when we made it.
   *
   * @param generated whether it is made on first use
   */
  record KeyFile(Path file, boolean generated, String vault, FileOperations files) implements VaultPassword {
    @Override
    public byte[] read() {
      try {
        byte[] password = Files.readAllBytes(file);
        if (password.length == 0) {
          throw new SwampException(ErrorCode.VAULT, "The key of local vault '" + vault + "' is empty: " + file)
              .withHint("Bring the key back, or remove the file and the secrets to begin anew.");
        }
        return password;
      } catch (IOException e) {
        throw new SwampException(ErrorCode.VAULT, "The key of local vault '" + vault + "' cannot be read: "
            + FileFailure.reason(e) + ": " + file, e);
      }
    }

    @Override
    public byte[] readOrCreate(BooleanSupplier hasSecrets) {
      if (!generated || Files.exists(file)) {
        return read();
      }
      if (hasSecrets.getAsBoolean()) {
        if (Files.exists(file)) {
          // Another writer made it meanwhile, and its secret.
          return read();
        }
        throw new SwampException(ErrorCode.VAULT, "The key of local vault '" + vault + "' is missing, but there are secrets that"
            + " were encrypted with it: " + file).withHint("Bring the key back, or remove the secrets to begin anew.");
      }
      try {
        files.createPrivately(file, (UUID.randomUUID().toString() + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8));
      } catch (FileAlreadyExistsException e) {
        return read();
      } catch (IOException e) {
        throw new SwampException(ErrorCode.VAULT, "The key of local vault '" + vault + "' cannot be made: "
            + FileFailure.reason(e) + ": " + file, e);
      }
      return read();
    }
  }

  /** A private key of SSH: the decoded body of the PEM file. */
  record SshKey(Path file, String vault) implements VaultPassword {
    private static final String OPENSSH_MAGIC = "openssh-key-v1\0";

    @Override
    public byte[] read() {
      try {
        if (Files.getFileStore(file).supportsFileAttributeView("posix") && !isPrivate()) {
          throw refused("its mode must be 0600");
        }
        return body(Files.readString(file, StandardCharsets.ISO_8859_1));
      } catch (NoSuchFileException e) {
        throw refused("there is no such file");
      } catch (IOException e) {
        throw refused(FileFailure.reason(e));
      }
    }

    private boolean isPrivate() throws IOException {
      Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
      others.remove(PosixFilePermission.OWNER_READ);
      others.remove(PosixFilePermission.OWNER_WRITE);
      return others.isEmpty();
    }

    private byte[] body(String pem) {
      if (pem.contains("ENCRYPTED")) {
        throw refused("it is protected by a passphrase");
      }
      StringBuilder body = new StringBuilder();
      pem.lines().map(String::strip).filter(line -> !line.startsWith("-----")).forEach(body::append);
      byte[] bytes;
      try {
        bytes = Base64.getDecoder().decode(body.toString());
      } catch (IllegalArgumentException e) {
        throw refused("it is no PEM file");
      }
      if (bytes.length == 0) {
        throw refused("it is empty");
      }
      if (isEncryptedOpenSsh(bytes)) {
        throw refused("it is protected by a passphrase");
      }
      return bytes;
    }

    /** Whether the name of the cipher, the first field behind the magic, is not {@code none}. */
    private static boolean isEncryptedOpenSsh(byte[] bytes) {
      byte[] magic = OPENSSH_MAGIC.getBytes(StandardCharsets.ISO_8859_1);
      if (bytes.length < magic.length + Integer.BYTES
          || !ByteBuffer.wrap(bytes, 0, magic.length).equals(ByteBuffer.wrap(magic))) {
        return false;
      }
      ByteBuffer rest = ByteBuffer.wrap(bytes, magic.length, bytes.length - magic.length);
      int length = rest.getInt();
      byte[] none = "none".getBytes(StandardCharsets.ISO_8859_1);
      return length != none.length || rest.remaining() < length || !rest.limit(rest.position() + length).equals(ByteBuffer.wrap(none));
    }

    private SwampException refused(String why) {
      return new SwampException(ErrorCode.VAULT,
          "The SSH key of local vault '" + vault + "' cannot be used: " + why + ": " + file);
    }
  }
}

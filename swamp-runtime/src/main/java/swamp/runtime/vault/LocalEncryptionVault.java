package swamp.runtime.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.file.FileOperations;
import swamp.runtime.repository.FileFailure;

/**
 * Secrets in encrypted files below {@code <base_dir>/.swamp/secrets/local_encryption/<vault>/}, directory 0700, files 0600
 * (vaults.md). What is kept beside a secret lies in a directory of its kind there, in the same form, and is deleted with it.
 */
final class LocalEncryptionVault implements VaultProvider, SecretCompanions {
  private static final String SUFFIX = ".enc";

  private final String name;
  private final Path directory;
  private final VaultPassword password;
  private final DerivedKeys keys;
  private final FileOperations files;

  private LocalEncryptionVault(
      String name, Path directory, VaultPassword password, DerivedKeys keys, FileOperations files) {
    this.name = name;
    this.directory = directory;
    this.password = password;
    this.keys = keys;
    this.files = files;
  }

  /**
   * The vault that a configuration describes.
   *
   * @param repository where the secrets are when the configuration has no {@code base_dir}
   * @param home the directory that {@code ~} stands for
   */
  static LocalEncryptionVault of(
      VaultConfiguration vault, Path repository, Path home, DerivedKeys keys, FileOperations files) {
    Path base = repository.resolve(vault.setting("base_dir", "."));
    Path directory = base.resolve(".swamp/secrets/local_encryption").resolve(vault.name()).normalize();
    return new LocalEncryptionVault(vault.name(), directory, password(vault, base, directory, home, files), keys, files);
  }

  private static VaultPassword password(
      VaultConfiguration vault, Path base, Path directory, Path home, FileOperations files) {
    boolean generated = vault.config().path("auto_generate").asBoolean(false);
    String keyFile = vault.setting("key_file", "");
    if (!keyFile.isEmpty()) {
      return new VaultPassword.KeyFile(path(keyFile, base, home), generated, vault.name(), files);
    }
    if (generated) {
      return new VaultPassword.KeyFile(directory.resolve(".key"), true, vault.name(), files);
    }
    return new VaultPassword.SshKey(path(vault.setting("ssh_key_path", "~/.ssh/id_rsa"), base, home), vault.name());
  }

  private static Path path(String text, Path base, Path home) {
    return text.startsWith("~/") ? home.resolve(text.substring(2)) : base.resolve(text);
  }

  @Override
  public String kind() {
    return "local";
  }

  @Override
  public Optional<String> get(String key) {
    return decrypted(file(directory, key), key);
  }

  private Optional<String> decrypted(Path file, String key) {
    try {
      return Optional.of(EncryptedSecret.parse(Files.readString(file)).decrypt(password.read(), keys));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure("Secret '" + key + "' cannot be read from", FileFailure.reason(e), file, e);
    } catch (EncryptedSecret.Unreadable e) {
      throw failure("Secret '" + key + "' cannot be decrypted in", String.valueOf(e.getMessage()), file, e);
    }
  }

  @Override
  public void put(String key, String value) {
    encrypt(directory, key, value);
  }

  private void encrypt(Path place, String key, String value) {
    Path file = file(place, key);
    try {
      files.createDirectories(directory);
      PrivateFiles.onlyOwnerEnters(directory);
      if (!place.equals(directory)) {
        files.createDirectories(place);
        PrivateFiles.onlyOwnerEnters(place);
      }
      byte[] secret = password.readOrCreate(() -> !list().isEmpty());
      String text = EncryptedSecret.encrypt(value, secret, keys).toText();
      files.writeAtomically(file, text.getBytes(StandardCharsets.UTF_8));
      PrivateFiles.onlyOwner(file);
    } catch (IOException e) {
      throw failure("Secret '" + key + "' cannot be stored in", FileFailure.reason(e), file, e);
    }
  }

  @Override
  public boolean delete(String key) {
    Path file = file(directory, key);
    try {
      boolean existed = Files.exists(file);
      files.deleteIfExists(file);
      for (Kind kind : Kind.values()) {
        remove(kind, key);
      }
      return existed;
    } catch (IOException e) {
      throw failure("Secret '" + key + "' cannot be deleted from", FileFailure.reason(e), file, e);
    }
  }

  @Override
  public Optional<SecretCompanions> companions() {
    return Optional.of(this);
  }

  private Path place(Kind kind) {
    return directory.resolve(switch (kind) {
      case ANNOTATION -> ".annotations";
      case REFRESH -> ".refresh";
    });
  }

  @Override
  public Optional<String> read(Kind kind, String key) {
    return decrypted(file(place(kind), key), key);
  }

  @Override
  public void write(Kind kind, String key, String text) {
    encrypt(place(kind), key, text);
  }

  @Override
  public void remove(Kind kind, String key) {
    Path file = file(place(kind), key);
    try {
      files.deleteIfExists(file);
    } catch (IOException e) {
      throw failure("What belongs to secret '" + key + "' cannot be deleted from", FileFailure.reason(e), file, e);
    }
  }

  @Override
  public List<String> list() {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      List<String> names = new ArrayList<>();
      entries.forEach(entry -> {
        String file = entry.getFileName().toString();
        names.add(file.substring(0, file.length() - SUFFIX.length()));
      });
      names.sort(null);
      return names;
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw failure("Secrets cannot be listed in", FileFailure.reason(e), directory, e);
    }
  }

  private static Path file(Path place, String key) {
    if (key.isEmpty() || key.contains("..") || key.indexOf('/') >= 0 || key.indexOf('\\') >= 0 || key.indexOf('\0') >= 0) {
      throw new SwampException(ErrorCode.VAULT,
          "Invalid secret key '" + key + "': it must not be empty and must not contain '..', '/', '\\' or NUL");
    }
    return place.resolve(key + SUFFIX);
  }

  private SwampException failure(String what, String why, Path path, Exception cause) {
    return new SwampException(ErrorCode.VAULT, what + " local vault '" + name + "': " + why + ": " + path, cause);
  }
}

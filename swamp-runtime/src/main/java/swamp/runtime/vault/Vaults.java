package swamp.runtime.vault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.file.FileOperations;

/**
 * The vaults of one repository by name (vaults.md). Every failure is a {@link SwampException} with {@link ErrorCode#VAULT} and
 * the contract's text. Thread-safe.
 */
public final class Vaults implements SecretLookup {
  private static final String LOCAL = "local_encryption";
  private static final String MOCK = "mock";

  private final VaultRepository repository;
  private final Places places;
  private final DerivedKeys keys;
  private final FileOperations files;
  private final VaultAudit audit;
  private final Function<VaultConfiguration, Optional<VaultProvider>> extensions;
  private final Map<String, VaultProvider> mocks = new ConcurrentHashMap<>();

  /**
   * Where things are.
   *
   * @param repository the repository's directory, absolute
   * @param audit the directory of audit logs, {@code <datastore>/audit}
   * @param home what {@code ~} stands for
   */
  public record Places(Path repository, Path audit, Path home) {}

  /**
   * The vaults of a repository.
   *
   * @param keys may be shared by all repositories of a process
   * @param extensions finds the provider of a type that is not built in; empty when it is unknown
   */
  public Vaults(
      VaultRepository repository,
      Places places,
      DerivedKeys keys,
      FileOperations files,
      InstantSource clock,
      Function<VaultConfiguration, Optional<VaultProvider>> extensions) {
    this.repository = repository;
    this.places = places;
    this.keys = keys;
    this.files = files;
    this.audit = new VaultAudit(places.audit(), files, clock);
    this.extensions = extensions;
  }

  public VaultRepository repository() {
    return repository;
  }

  @Override
  public String get(String vault, String key) {
    VaultConfiguration configuration = require(vault);
    VaultProvider provider = provider(configuration);
    String value = provider.get(key).orElseThrow(() -> missing(provider, configuration, key));
    if (configuration.auditsReads()) {
      audit.note(VaultAudit.Action.GET, configuration, key);
    }
    return value;
  }

  /** Stores a secret; whether it replaced another one. */
  public boolean put(String vault, String key, String value) {
    VaultConfiguration configuration = require(vault);
    boolean replaced = provider(configuration).put(key, value);
    audit.note(VaultAudit.Action.PUT, configuration, key);
    return replaced;
  }

  /** The names of a vault's secrets, sorted. */
  public List<String> list(String vault) {
    return provider(require(vault)).list();
  }

  /** Removes a secret. */
  public void delete(String vault, String key) {
    VaultConfiguration configuration = require(vault);
    VaultProvider provider = provider(configuration);
    if (!provider.delete(key)) {
      throw missing(provider, configuration, key);
    }
    audit.note(VaultAudit.Action.DELETE, configuration, key);
  }

  /**
   * Makes a vault of a built-in type; a {@code local_encryption} vault generates its key unless its configuration names another
   * one, and remembers the repository as its place.
   */
  public VaultConfiguration create(String type, String name, ObjectNode config, boolean auditsReads) {
    ObjectNode complete = config.deepCopy();
    switch (type) {
      case LOCAL -> {
        if (!complete.has("auto_generate") && !complete.has("ssh_key_path") && !complete.has("key_file")) {
          complete.put("auto_generate", true);
        }
        if (!complete.has("base_dir")) {
          complete.put("base_dir", places.repository().toString());
        }
      }
      case MOCK -> { }
      case String unknown -> throw new SwampException(ErrorCode.VAULT, "Unknown vault type: " + unknown)
          .withHint("Built in are " + LOCAL + " and " + MOCK + ".");
    }
    return repository.create(type, name, complete, auditsReads);
  }

  /**
   * The configuration of a vault that must exist.
   *
   * @throws SwampException naming the vaults that do, with a hint how to make one
   */
  public VaultConfiguration require(String name) {
    List<VaultConfiguration> all = repository.all();
    return all.stream().filter(vault -> vault.name().equals(name)).findFirst().orElseThrow(() -> {
      String available = all.isEmpty() ? "none" : all.stream().map(VaultConfiguration::name).collect(Collectors.joining(", "));
      return new SwampException(ErrorCode.VAULT, "Vault '" + name + "' not found. Available vaults: " + available + ".")
          .withHint("Create '" + name + "' using: swamp vault create <type> " + name);
    });
  }

  private VaultProvider provider(VaultConfiguration vault) {
    return switch (vault.type()) {
      case LOCAL -> LocalEncryptionVault.of(vault, places.repository(), places.home(), keys, files);
      case MOCK -> mocks.computeIfAbsent(vault.id(), id -> new MockVault());
      case String other -> extensions.apply(vault).orElseThrow(() -> new SwampException(ErrorCode.VAULT,
          "Vault '" + vault.name() + "' is of the type '" + other + "', which is not supported here"));
    };
  }

  private static SwampException missing(VaultProvider provider, VaultConfiguration vault, String key) {
    return new SwampException(ErrorCode.VAULT,
        "Secret '" + key + "' not found in " + provider.kind() + " vault '" + vault.name() + "'");
  }
}

package swamp.runtime.vault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private static final List<ExtensionVaultTypes.Description> BUILT_IN = List.of(
      new ExtensionVaultTypes.Description(LOCAL, "Local Encryption"), new ExtensionVaultTypes.Description(MOCK, "Mock"));

  private final VaultRepository repository;
  private final Places places;
  private final DerivedKeys keys;
  private final FileOperations files;
  private final VaultAudit audit;
  private final InstantSource clock;
  private final SecretRefresh refresh;
  private final ExtensionVaultTypes extensions;
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
   * @param refresh runs the commands that make secrets anew
   * @param extensions the types that are not built in
   */
  public Vaults(
      VaultRepository repository,
      Places places,
      DerivedKeys keys,
      FileOperations files,
      InstantSource clock,
      SecretRefresh refresh,
      ExtensionVaultTypes extensions) {
    this.repository = repository;
    this.places = places;
    this.keys = keys;
    this.files = files;
    this.audit = new VaultAudit(places.audit(), files, clock);
    this.clock = clock;
    this.refresh = refresh;
    this.extensions = extensions;
  }

  public VaultRepository repository() {
    return repository;
  }

  /** All types of vaults, built-in ones first. */
  public List<ExtensionVaultTypes.Description> types() {
    return Stream.concat(BUILT_IN.stream(), extensions.all().stream()).toList();
  }

  /** The name of a type for people. */
  public String typeName(String type) {
    return BUILT_IN.stream().filter(known -> known.type().equals(type)).findFirst()
        .or(() -> extensions.find(type)).map(ExtensionVaultTypes.Description::name).orElse(type);
  }

  @Override
  public String get(String vault, String key) {
    VaultConfiguration configuration = require(vault);
    VaultProvider provider = provider(configuration);
    String stored = provider.get(key).orElseThrow(() -> missing(provider, configuration, key));
    String value = fresh(configuration, provider, key, stored);
    if (configuration.auditsReads()) {
      audit.note(VaultAudit.Action.GET, configuration, key);
    }
    return value;
  }

  // A secret that could not be made anew is used as it is: the caller is better served than by a failure (vaults.md).
  private String fresh(VaultConfiguration vault, VaultProvider provider, String key, String stored) {
    VaultMetadata metadata = new VaultMetadata(vault, provider);
    Optional<RefreshHook> hook = metadata.refreshHook(key).filter(found -> found.isStale(clock.instant()));
    if (hook.isEmpty()) {
      return stored;
    }
    try {
      String value = refresh.run(hook.get().command());
      provider.put(key, value);
      metadata.setRefreshHook(key, hook.get().refreshedAt(clock.instant()));
      audit.note(VaultAudit.Action.PUT, vault, key);
      return value;
    } catch (SwampException e) {
      if (e.code() != ErrorCode.VAULT) {
        throw e;
      }
      refresh.warn("Secret '" + key + "' in vault '" + vault.name() + "' could not be refreshed and is used as it was: "
          + e.text());
      return stored;
    }
  }

  /** Stores a secret, in place of one that has its name. Its refresh hook stays and takes it for fresh. */
  public void put(String vault, String key, String value) {
    VaultConfiguration configuration = require(vault);
    VaultProvider provider = provider(configuration);
    provider.put(key, value);
    VaultMetadata metadata = new VaultMetadata(configuration, provider);
    metadata.refreshHook(key).ifPresent(hook -> metadata.setRefreshHook(key, hook.refreshedAt(clock.instant())));
    audit.note(VaultAudit.Action.PUT, configuration, key);
  }

  /** What a command for refreshing prints now. */
  public String refreshed(String command) {
    return refresh.run(command);
  }

  /** The labels of a secret. */
  public Map<String, String> labels(String vault, String key) {
    return metadata(vault).labels(key);
  }

  /** Adds labels to those that a secret has. */
  public void label(String vault, String key, Map<String, String> labels) {
    metadata(vault).label(key, labels, clock.instant());
  }

  /** How a secret is made anew, if it is. */
  public Optional<RefreshHook> refreshHook(String vault, String key) {
    return metadata(vault).refreshHook(key);
  }

  /** Lets a secret be made anew from now on; as it is now it counts as fresh. */
  public void refreshFrom(String vault, String key, String command, Duration timeToLive) {
    metadata(vault).setRefreshHook(key, new RefreshHook(command, timeToLive, clock.instant()));
  }

  /** Lets a secret stay as it is from now on. */
  public void clearRefresh(String vault, String key) {
    metadata(vault).clearRefreshHook(key);
  }

  private VaultMetadata metadata(String vault) {
    VaultConfiguration configuration = require(vault);
    return new VaultMetadata(configuration, provider(configuration));
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
   * Makes a vault; a {@code local_encryption} vault generates its key unless its configuration names another one, and remembers
   * the repository as its place.
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
      case String other -> complete = extensions.checked(other, complete);
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
      case String other -> extensions.provider(vault);
    };
  }

  private static SwampException missing(VaultProvider provider, VaultConfiguration vault, String key) {
    return new SwampException(ErrorCode.VAULT,
        "Secret '" + key + "' not found in " + provider.kind() + " vault '" + vault.name() + "'");
  }
}

package swamp.runtime.vault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets in memory, for tests of extensions and workflows; gone when the process ends. */
final class MockVault implements VaultProvider, SecretCompanions {
  private final Map<String, String> secrets = new ConcurrentHashMap<>();
  private final Map<String, String> companions = new ConcurrentHashMap<>();

  @Override
  public String kind() {
    return "mock";
  }

  @Override
  public Optional<String> get(String key) {
    return Optional.ofNullable(secrets.get(key));
  }

  @Override
  public void put(String key, String value) {
    secrets.put(key, value);
  }

  @Override
  public boolean delete(String key) {
    for (Kind kind : Kind.values()) {
      remove(kind, key);
    }
    return secrets.remove(key) != null;
  }

  @Override
  public List<String> list() {
    return secrets.keySet().stream().sorted().toList();
  }

  @Override
  public Optional<SecretCompanions> companions() {
    return Optional.of(this);
  }

  @Override
  public Optional<String> read(Kind kind, String key) {
    return Optional.ofNullable(companions.get(kind + " " + key));
  }

  @Override
  public void write(Kind kind, String key, String text) {
    companions.put(kind + " " + key, text);
  }

  @Override
  public void remove(Kind kind, String key) {
    companions.remove(kind + " " + key);
  }
}

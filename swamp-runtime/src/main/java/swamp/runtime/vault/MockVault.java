package swamp.runtime.vault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets in memory, for tests of extensions and workflows; gone when the process ends. */
final class MockVault implements VaultProvider {
  private final Map<String, String> secrets = new ConcurrentHashMap<>();

  @Override
  public String kind() {
    return "mock";
  }

  @Override
  public Optional<String> get(String key) {
    return Optional.ofNullable(secrets.get(key));
  }

  @Override
  public boolean put(String key, String value) {
    return secrets.put(key, value) != null;
  }

  @Override
  public boolean delete(String key) {
    return secrets.remove(key) != null;
  }

  @Override
  public List<String> list() {
    return secrets.keySet().stream().sorted().toList();
  }
}

package swamp.runtime.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import swamp.protocol.JsonText;
import swamp.runtime.vault.VaultConfiguration;
import swamp.runtime.vault.VaultProvider;

/** A vault whose secrets are where an extension keeps them (vaults.md). */
final class ExtensionVault implements VaultProvider {
  private final VaultConfiguration vault;
  private final Questions provider;

  /** Answers one question, {@code {operation, name, config, key, value}}. */
  @FunctionalInterface
  interface Questions {
    JsonNode ask(ObjectNode question);
  }

  ExtensionVault(VaultConfiguration vault, Questions provider) {
    this.vault = vault;
    this.provider = provider;
  }

  @Override
  public String kind() {
    return vault.type();
  }

  @Override
  public Optional<String> get(String key) {
    JsonNode value = provider.ask(question("get").put("key", key)).path("value");
    return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }

  @Override
  public void put(String key, String value) {
    provider.ask(question("put").put("key", key).put("value", value));
  }

  @Override
  public boolean delete(String key) {
    return provider.ask(question("delete").put("key", key)).path("existed").asBoolean();
  }

  @Override
  public List<String> list() {
    List<String> names = new ArrayList<>();
    provider.ask(question("list")).path("names").forEach(name -> names.add(name.asText()));
    names.sort(null);
    return names;
  }

  private ObjectNode question(String operation) {
    ObjectNode question = JsonText.object().put("operation", operation).put("name", vault.name());
    question.set("config", vault.config());
    return question;
  }
}

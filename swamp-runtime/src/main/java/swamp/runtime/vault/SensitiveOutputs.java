package swamp.runtime.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.model.DataSpec.SensitiveField;

/**
 * Keeps sensitive values of resources out of stored data: they go into a vault, and data holds references to them (data-format
 * §2.10). Belongs to one run, whose redactor learns every value that passes.
 */
public final class SensitiveOutputs {
  private final Vaults vaults;
  private final SecretRedactor redactor;
  private final Optional<String> defaultVault;

  /**
   * What is written.
   *
   * @param vaultName the vault that the definition or the spec names
   */
  public record Origin(
      String type, String modelId, String method, String spec, String instance, Optional<String> vaultName) {}

  /**
   * A value that went into a vault.
   *
   * @param path of the field, names joined with dots
   */
  public record Stored(String path, VaultReference reference) {}

  /**
   * For one run.
   *
   * @param defaultVault what {@code .swamp.yaml} says
   */
  public SensitiveOutputs(Vaults vaults, SecretRedactor redactor, Optional<String> defaultVault) {
    this.vaults = vaults;
    this.redactor = redactor;
    this.defaultVault = defaultVault;
  }

  /**
   * Stores each sensitive value that is present and replaces it in {@code content}. Null and what is a reference already stay.
   *
   * @throws SwampException with {@link ErrorCode#VAULT} when there is no vault or it cannot be written; then {@code content} may
   *     be replaced in part
   */
  public List<Stored> protect(ObjectNode content, List<SensitiveField> fields, Origin origin) {
    List<Stored> stored = new ArrayList<>();
    for (SensitiveField field : fields) {
      Optional<FieldPlace> place = FieldPlace.find(content, field.path());
      if (place.isPresent() && needsProtection(place.get().value())) {
        stored.add(store(place.get(), field, origin));
      }
    }
    return stored;
  }

  /** Makes each sensitive value that is present known for redaction and stores none: for data that is not kept. */
  public void hide(ObjectNode content, List<SensitiveField> fields) {
    for (SensitiveField field : fields) {
      FieldPlace.find(content, field.path()).filter(place -> needsProtection(place.value())).ifPresent(place ->
          redactor.add(text(place.value())));
    }
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : JsonText.compact(value);
  }

  private static boolean needsProtection(JsonNode value) {
    return !value.isNull() && !(value.isTextual() && VaultReference.ofText(value.textValue()).isPresent());
  }

  private Stored store(FieldPlace place, SensitiveField field, Origin origin) {
    String vault = field.vaultName().or(origin::vaultName).orElseGet(this::vaultOfRepository);
    if (vault.startsWith("_")) {
      throw new SwampException(ErrorCode.VAULT, "Vault '" + vault + "' is internal and takes no sensitive outputs");
    }
    VaultReference reference = new VaultReference(vault, field.vaultKey().orElseGet(() -> key(origin, field.path())));
    String value = text(place.value());
    redactor.add(value);
    vaults.put(reference.vault(), reference.key(), value);
    place.parent().put(place.name(), reference.toText());
    return new Stored(field.path(), reference);
  }

  private String vaultOfRepository() {
    return vaults.repository().defaultVault(defaultVault).map(VaultConfiguration::name).or(() -> defaultVault)
        .orElseThrow(() -> new SwampException(ErrorCode.VAULT, "A sensitive output cannot be stored: no vault is configured")
            .withHint("Create a vault: swamp vault create <type> <name>"));
  }

  static String key(Origin origin, String path) {
    return String.join("/", origin.type(), origin.modelId(), origin.method(), origin.spec(), origin.instance(), path)
        .replace("@", "").replace('/', '-').replace("..", ".");
  }

  /**
   * The data with secrets in place of references; the same tree when there are none.
   *
   * @throws SwampException with {@link ErrorCode#VAULT} when a secret cannot be read
   */
  public JsonNode resolve(JsonNode content) {
    return switch (content) {
      case TextNode text -> VaultReference.ofText(text.textValue()).<JsonNode>map(this::secret).orElse(text);
      case ObjectNode object -> {
        ObjectNode resolved = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(member -> resolved.set(member.getKey(), resolve(member.getValue())));
        yield resolved;
      }
      case ArrayNode list -> {
        ArrayNode resolved = JsonNodeFactory.instance.arrayNode(list.size());
        list.forEach(element -> resolved.add(resolve(element)));
        yield resolved;
      }
      case JsonNode other -> other;
    };
  }

  private TextNode secret(VaultReference reference) {
    String value = vaults.get(reference.vault(), reference.key());
    redactor.add(value);
    return TextNode.valueOf(value);
  }
}

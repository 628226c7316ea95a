package swamp.runtime.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SecretDeletion;
import swamp.protocol.SecretNames;
import swamp.protocol.SecretPut;
import swamp.protocol.SecretRead;
import swamp.protocol.SwampException;
import swamp.protocol.VaultCreation;
import swamp.protocol.VaultDescribe;
import swamp.protocol.VaultGet;
import swamp.protocol.VaultRequest;
import swamp.protocol.VaultSearch;
import swamp.protocol.VaultTypeSearch;
import swamp.runtime.session.RepositorySession;
import swamp.runtime.time.IsoTime;
import swamp.runtime.vault.VaultConfiguration;
import swamp.runtime.vault.Vaults;

/** {@code vault} (cli §5.6, vaults.md). */
public final class VaultCommands {
  private static final Map<String, String> TYPE_NAMES =
      Map.of("local_encryption", "Local Encryption", "mock", "Mock");
  private static final List<String> TYPES = List.of("local_encryption", "mock");

  private final RepositorySession repository;
  private final Vaults vaults;

  public VaultCommands(RepositorySession repository) {
    this.repository = repository;
    this.vaults = repository.vaults();
  }

  /** The answer's document. */
  public ObjectNode answer(VaultRequest request) {
    return switch (request) {
      case VaultCreation creation -> create(creation);
      case VaultGet get -> {
        VaultConfiguration vault = require(get.vault());
        yield described(vault).put("storagePath", repository.directory().relativize(vault.file()).toString());
      }
      case VaultDescribe describe -> described(require(describe.vault()));
      case VaultSearch search -> search(search.query());
      case VaultTypeSearch search -> searchTypes(search.query());
      case SecretNames names -> secretNames(require(names.vault()));
      case SecretPut put -> put(put);
      case SecretRead read -> read(read);
      case SecretDeletion deletion -> delete(deletion);
    };
  }

  private ObjectNode create(VaultCreation request) {
    String name = request.name().orElse(request.vaultType().replace('_', '-'));
    VaultConfiguration vault = plain(() -> vaults.create(request.vaultType(), name,
        request.config().map(VaultCommands::config).orElseGet(JsonText::object), request.auditsReads()));
    ObjectNode document = JsonText.object()
        .put("id", vault.id())
        .put("name", vault.name())
        .put("type", vault.type())
        .put("typeName", TYPE_NAMES.getOrDefault(vault.type(), vault.type()));
    document.set("config", vault.config());
    return document;
  }

  private static ObjectNode config(String text) {
    try {
      if (JsonText.parse(text) instanceof ObjectNode config) {
        return config;
      }
    } catch (SwampException e) {
      throw new SwampException(ErrorCode.USAGE, "\"--config\" is not JSON: " + e.text(), e).withoutShownCode();
    }
    throw new SwampException(ErrorCode.USAGE, "\"--config\" must be a JSON object").withoutShownCode();
  }

  private static ObjectNode described(VaultConfiguration vault) {
    ObjectNode document = JsonText.object().put("id", vault.id()).put("name", vault.name()).put("type", vault.type());
    document.set("config", vault.config());
    return document.put("createdAt", vault.createdAt());
  }

  private ObjectNode search(String query) {
    String wanted = query.toLowerCase(Locale.ROOT);
    ObjectNode document = JsonText.object().put("query", query);
    ArrayNode results = document.putArray("results");
    vaults.repository().all().stream()
        .filter(vault -> contains(vault.name(), wanted) || contains(vault.type(), wanted) || contains(vault.id(), wanted))
        .forEach(vault -> results.addObject()
            .put("id", vault.id())
            .put("name", vault.name())
            .put("type", vault.type())
            .put("createdAt", vault.createdAt()));
    return document;
  }

  private static ObjectNode searchTypes(String query) {
    String wanted = query.toLowerCase(Locale.ROOT);
    ObjectNode document = JsonText.object().put("query", query);
    ArrayNode results = document.putArray("results");
    TYPES.stream()
        .filter(type -> contains(type, wanted) || contains(TYPE_NAMES.getOrDefault(type, ""), wanted))
        .forEach(type -> results.addObject().put("type", type).put("name", TYPE_NAMES.getOrDefault(type, type)));
    return document;
  }

  private static boolean contains(String text, String wanted) {
    return text.toLowerCase(Locale.ROOT).contains(wanted);
  }

  private ObjectNode secretNames(VaultConfiguration vault) {
    List<String> names = plain(() -> vaults.list(vault.name()));
    ObjectNode document = JsonText.object().put("vaultName", vault.name()).put("vaultType", vault.type());
    ArrayNode keys = document.putArray("secretKeys");
    names.forEach(keys::add);
    return document.put("count", names.size());
  }

  private ObjectNode put(SecretPut request) {
    VaultConfiguration vault = require(request.vault());
    boolean replaced = plain(() -> {
      if (!request.confirmed() && vaults.list(vault.name()).contains(request.key())) {
        Confirmation.require(false);
      }
      return vaults.put(vault.name(), request.key(), request.value());
    });
    return JsonText.object()
        .put("vaultName", vault.name())
        .put("secretKey", request.key())
        .put("vaultType", vault.type())
        .put("overwritten", replaced)
        .put("timestamp", IsoTime.text(repository.services().timing().now()));
  }

  private ObjectNode read(SecretRead request) {
    VaultConfiguration vault = require(request.vault());
    Confirmation.require(request.confirmed());
    return secret(vault, request.key()).put("value", existing(vault, request.key(),
        () -> vaults.get(vault.name(), request.key())));
  }

  private ObjectNode delete(SecretDeletion request) {
    VaultConfiguration vault = require(request.vault());
    Confirmation.require(request.confirmed());
    existing(vault, request.key(), () -> {
      vaults.delete(vault.name(), request.key());
      return "";
    });
    return secret(vault, request.key()).put("deleted", true);
  }

  private static ObjectNode secret(VaultConfiguration vault, String key) {
    return JsonText.object().put("vaultName", vault.name()).put("secretKey", key).put("vaultType", vault.type());
  }

  private String existing(VaultConfiguration vault, String key, Supplier<String> action) {
    try {
      return action.get();
    } catch (SwampException e) {
      if (e.code() != ErrorCode.VAULT || vaults.list(vault.name()).contains(key)) {
        throw e.withoutShownCode();
      }
      throw new SwampException(ErrorCode.VAULT, "Secret not found: '" + key + "' in vault '" + vault.name()
          + "'. Use 'swamp vault list-keys " + vault.name() + "' to see available keys.\nOriginal error: " + e.text(), e)
          .withoutShownCode();
    }
  }

  private VaultConfiguration require(String name) {
    return vaults.repository().find(name).orElseThrow(
        () -> new SwampException(ErrorCode.VAULT, "Vault not found: " + name).withoutShownCode());
  }

  private static <T> T plain(Supplier<T> action) {
    try {
      return action.get();
    } catch (SwampException e) {
      throw e.withoutShownCode();
    }
  }
}

package swamp.runtime.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SecretDeletion;
import swamp.protocol.SecretInspection;
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
import swamp.runtime.input.Timeout;
import swamp.runtime.session.RepositorySession;
import swamp.runtime.time.IsoTime;
import swamp.runtime.vault.VaultConfiguration;
import swamp.runtime.vault.Vaults;

/** {@code vault} (cli §5.6, vaults.md). */
public final class VaultCommands {
  private static final String USUAL_REFRESH = "1h";

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
      case SecretInspection inspection -> inspect(inspection);
      case SecretDeletion deletion -> delete(deletion);
    };
  }

  private ObjectNode create(VaultCreation request) {
    String name = request.name().orElseGet(() -> nameOf(request.vaultType()));
    VaultConfiguration vault = plain(() -> vaults.create(request.vaultType(), name,
        request.config().map(VaultCommands::config).orElseGet(JsonText::object), request.auditsReads()));
    ObjectNode document = JsonText.object()
        .put("id", vault.id())
        .put("name", vault.name())
        .put("type", vault.type())
        .put("typeName", vaults.typeName(vault.type()));
    document.set("config", vault.config());
    return document;
  }

  // The last segment of a type, spelled as names of vaults are.
  private static String nameOf(String type) {
    return type.substring(type.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT).replace('_', '-');
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

  private ObjectNode searchTypes(String query) {
    String wanted = query.toLowerCase(Locale.ROOT);
    ObjectNode document = JsonText.object().put("query", query);
    ArrayNode results = document.putArray("results");
    vaults.types().stream()
        .filter(type -> contains(type.type(), wanted) || contains(type.name(), wanted))
        .forEach(type -> results.addObject().put("type", type.type()).put("name", type.name()));
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
    String name = vault.name();
    String key = request.key();
    Duration timeToLive = Timeout.parseOf("--refresh-ttl", request.refreshTtl().orElse(USUAL_REFRESH));
    if (request.refreshTtl().isPresent() && request.refreshFrom().isEmpty()) {
      throw new SwampException(ErrorCode.USAGE, "Option \"--refresh-ttl\" needs \"--refresh-from\".").withoutShownCode();
    }
    boolean replaces = plain(() -> {
      boolean exists = vaults.list(name).contains(key);
      Optional<String> value = request.value().or(() -> request.refreshFrom().map(vaults::refreshed));
      if (value.isPresent()) {
        Confirmation.require(request.confirmed() || !exists);
        vaults.put(name, key, value.get());
      } else if (!exists) {
        throw notFound(name, key, "the vault holds no such secret");
      }
      request.refreshFrom().ifPresent(command -> vaults.refreshFrom(name, key, command, timeToLive));
      if (request.clearRefresh()) {
        vaults.clearRefresh(name, key);
      }
      if (!request.labels().isEmpty()) {
        vaults.label(name, key, request.labels());
      }
      return exists && value.isPresent();
    });
    ObjectNode document = JsonText.object()
        .put("vaultName", name)
        .put("secretKey", key)
        .put("vaultType", vault.type())
        .put("overwritten", replaces)
        .put("timestamp", IsoTime.text(repository.services().timing().now()));
    if (!request.labels().isEmpty()) {
      labels(document, vaults.labels(name, key));
    }
    return document;
  }

  private static void labels(ObjectNode document, Map<String, String> labels) {
    ObjectNode all = document.putObject("labels");
    labels.forEach(all::put);
  }

  private ObjectNode inspect(SecretInspection request) {
    VaultConfiguration vault = require(request.vault());
    String key = request.key();
    return plain(() -> {
      if (!vaults.list(vault.name()).contains(key)) {
        throw notFound(vault.name(), key, "the vault holds no such secret");
      }
      ObjectNode document = secret(vault, key);
      labels(document, vaults.labels(vault.name(), key));
      vaults.refreshHook(vault.name(), key).ifPresent(hook -> document.putObject("refresh")
          .put("command", hook.command())
          .put("ttlMs", hook.timeToLive().toMillis())
          .put("lastRefreshedAt", IsoTime.text(hook.refreshed()))
          .put("stale", hook.isStale(repository.services().timing().now())));
      return document;
    });
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
      throw notFound(vault.name(), key, e.text()).withoutShownCode();
    }
  }

  private static SwampException notFound(String vault, String key, String original) {
    return new SwampException(ErrorCode.VAULT, "Secret not found: '" + key + "' in vault '" + vault
        + "'. Use 'swamp vault list-keys " + vault + "' to see available keys.\nOriginal error: " + original);
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

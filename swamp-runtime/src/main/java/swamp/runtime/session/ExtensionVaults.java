package swamp.runtime.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import swamp.protocol.Caller;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.Cancellation;
import swamp.runtime.extension.ExtensionDirectory;
import swamp.runtime.extension.PackageClient;
import swamp.runtime.model.VaultType;
import swamp.runtime.script.Isolation;
import swamp.runtime.script.LoadedType;
import swamp.runtime.script.NoContextServices;
import swamp.runtime.script.RunEnd;
import swamp.runtime.script.RunScope;
import swamp.runtime.script.ScriptException;
import swamp.runtime.vault.ExtensionVaultTypes;
import swamp.runtime.vault.VaultConfiguration;
import swamp.runtime.vault.VaultProvider;

/**
 * The vault types of one repository's extensions, for one request: with the caller's environment, in contexts like those of
 * model types, each for one question. What their code prints is dropped, since it may be a secret.
 */
final class ExtensionVaults implements ExtensionVaultTypes {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

  private final RuntimeServices services;
  private final Supplier<List<ExtensionDirectory>> directories;
  private final PackageClient client;
  private final Caller caller;
  private final Cancellation cancellation;

  /** @param directories where extension vaults are looked for; asked only for those, since most vaults are built in */
  ExtensionVaults(
      RuntimeServices services,
      Supplier<List<ExtensionDirectory>> directories,
      PackageClient client,
      Caller caller,
      Cancellation cancellation) {
    this.services = services;
    this.directories = directories;
    this.client = client;
    this.caller = caller;
    this.cancellation = cancellation;
  }

  @Override
  public List<Description> all() {
    try (RunScope scope = scope()) {
      return services.vaultTypes().all(directories.get(), scope, client, new ArrayList<>()).stream()
          .map(ExtensionVaults::description)
          .toList();
    }
  }

  @Override
  public Optional<Description> find(String type) {
    return type(type, new ArrayList<>()).map(ExtensionVaults::description);
  }

  private static Description description(VaultType type) {
    return new Description(type.type(), type.name());
  }

  @Override
  public ObjectNode checked(String type, ObjectNode config) {
    VaultType found = require(type, "Unknown vault type: " + type);
    ObjectNode question = JsonText.object().put("operation", "check").put("name", "");
    question.set("config", config);
    JsonNode answer = ask(found, question);
    if (answer.path("config") instanceof ObjectNode complete) {
      return complete;
    }
    throw new SwampException(ErrorCode.VAULT, "The configuration does not fit vaults of the type '" + type + "': "
        + answer.path("problem").asText("it is no mapping"));
  }

  @Override
  public VaultProvider provider(VaultConfiguration vault) {
    VaultType type = require(vault.type(),
        "Vault '" + vault.name() + "' is of the type '" + vault.type() + "', which no extension has");
    return new ExtensionVault(vault, question -> ask(type, question));
  }

  private VaultType require(String type, String failure) {
    List<String> problems = new ArrayList<>();
    return type(type, problems).orElseThrow(() -> new SwampException(ErrorCode.VAULT, failure).withHint(problems.isEmpty()
        ? "Built in are local_encryption and mock; others come from extensions/vaults."
        : "Some extension files could not be loaded:\n  " + String.join("\n  ", problems)));
  }

  private Optional<VaultType> type(String type, List<String> problems) {
    try (RunScope scope = scope()) {
      return services.vaultTypes().find(type, directories.get(), scope, client, problems);
    }
  }

  private RunScope scope() {
    return new RunScope(caller.environment(), Path.of(caller.workingDirectory()), true, (toStandardError, text) -> { },
        new NoContextServices(), cancellation);
  }

  private JsonNode ask(VaultType type, ObjectNode question) {
    try (RunScope scope = scope()) {
      LoadedType loaded = services.contexts().take(type.scripts(), Isolation.FRESH, scope);
      try (AnswerLimit limit = new AnswerLimit(loaded, cancellation, LONGEST_ANSWER)) {
        try {
          return loaded.askVault(JsonText.compact(question));
        } catch (ScriptException e) {
          throw failure(type, limit, e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SwampException(ErrorCode.CANCELLED, "Interrupted while a vault was asked", e);
      } finally {
        services.contexts().giveBack(loaded, RunEnd.SUCCEEDED);
      }
    }
  }

  private SwampException failure(VaultType type, AnswerLimit limit, ScriptException e) {
    if (cancellation.isCancelled()) {
      return new SwampException(ErrorCode.CANCELLED, "Cancelled while a vault was asked", e);
    }
    return new SwampException(ErrorCode.VAULT, limit.isExceeded()
        ? "The vault type '" + type.type() + "' gave no answer within " + LONGEST_ANSWER.toSeconds() + " s"
        : e.text(), e);
  }
}

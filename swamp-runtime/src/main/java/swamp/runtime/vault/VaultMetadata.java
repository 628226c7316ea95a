package swamp.runtime.vault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.time.IsoTime;
import swamp.runtime.vault.SecretCompanions.Kind;

/** Labels and refresh hooks of the secrets of one vault. What another program has written in another form counts as none. */
final class VaultMetadata {
  private final VaultConfiguration vault;
  private final VaultProvider provider;

  VaultMetadata(VaultConfiguration vault, VaultProvider provider) {
    this.vault = vault;
    this.provider = provider;
  }

  Map<String, String> labels(String key) {
    Map<String, String> labels = new LinkedHashMap<>();
    provider.companions().flatMap(companions -> companions.read(Kind.ANNOTATION, key)).ifPresent(text ->
        parsed(text).path("labels").properties().forEach(label -> labels.put(label.getKey(), label.getValue().asText())));
    return labels;
  }

  /** Adds labels to those that are there. */
  void label(String key, Map<String, String> added, Instant now) {
    SecretCompanions companions = companions();
    ObjectNode annotation = companions.read(Kind.ANNOTATION, key).map(VaultMetadata::parsed).orElseGet(JsonText::object);
    ObjectNode labels = annotation.path("labels") instanceof ObjectNode there ? there : annotation.putObject("labels");
    added.forEach(labels::put);
    companions.write(Kind.ANNOTATION, key, JsonText.compact(annotation.put("updatedAt", IsoTime.text(now))));
  }

  private static ObjectNode parsed(String text) {
    try {
      return JsonText.parse(text) instanceof ObjectNode object ? object : JsonText.object();
    } catch (SwampException e) {
      return JsonText.object();
    }
  }

  Optional<RefreshHook> refreshHook(String key) {
    return provider.companions().flatMap(companions -> companions.read(Kind.REFRESH, key)).flatMap(RefreshHook::ofText);
  }

  void setRefreshHook(String key, RefreshHook hook) {
    companions().write(Kind.REFRESH, key, hook.toText());
  }

  void clearRefreshHook(String key) {
    provider.companions().ifPresent(companions -> companions.remove(Kind.REFRESH, key));
  }

  private SecretCompanions companions() {
    return provider.companions().orElseThrow(() -> new SwampException(ErrorCode.VAULT,
        "Vault '" + vault.name() + "' keeps neither labels nor refresh hooks: its type is '" + vault.type() + "'"));
  }
}

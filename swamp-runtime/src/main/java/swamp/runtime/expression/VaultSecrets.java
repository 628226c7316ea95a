package swamp.runtime.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import swamp.runtime.vault.SecretRedactor;
import swamp.runtime.vault.VaultReference;

/**
 * The secrets that one run looked up, each behind a sentinel {@code __SWAMP_VSEC_<8 hex>_<n>__} (expressions §6.3), so that
 * arguments can be evaluated, checked and logged without them. Registers each secret for redaction. Belongs to one run; its
 * methods are synchronized.
 */
public final class VaultSecrets {
  private static final Pattern SENTINEL = Pattern.compile("__SWAMP_VSEC_[0-9a-f]{8}_\\d+__");

  private final SecretRedactor redactor;
  private final String prefix = "__SWAMP_VSEC_%08x_".formatted(ThreadLocalRandom.current().nextInt());
  private final Map<VaultReference, String> sentinels = new LinkedHashMap<>();
  private final Map<String, String> secrets = new LinkedHashMap<>();

  public VaultSecrets(SecretRedactor redactor) {
    this.redactor = redactor;
  }

  /** The sentinel of a secret, which is looked up the first time. */
  synchronized String sentinel(VaultReference reference, Supplier<String> lookup) {
    String known = sentinels.get(reference);
    if (known != null) {
      return known;
    }
    String secret = lookup.get();
    redactor.add(secret);
    String sentinel = prefix + secrets.size() + "__";
    sentinels.put(reference, sentinel);
    secrets.put(sentinel, secret);
    return sentinel;
  }

  /** Whether any secret was looked up. */
  public synchronized boolean isEmpty() {
    return secrets.isEmpty();
  }

  /** Secrets by sentinel, in the order in which they were looked up; for {@code command/shell}'s environment. */
  public synchronized Map<String, String> bySentinel() {
    return new LinkedHashMap<>(secrets);
  }

  /** The text with secrets in place of sentinels. */
  public synchronized String reveal(String text) {
    if (secrets.isEmpty() || !text.contains(prefix)) {
      return text;
    }
    return SENTINEL.matcher(text).replaceAll(found ->
        Matcher.quoteReplacement(secrets.getOrDefault(found.group(), found.group())));
  }

  /** A tree with secrets in place of sentinels in its text values; the same tree when there are no secrets. */
  public JsonNode reveal(JsonNode tree) {
    if (isEmpty()) {
      return tree;
    }
    return switch (tree) {
      case TextNode text -> TextNode.valueOf(reveal(text.textValue()));
      case ObjectNode object -> {
        ObjectNode revealed = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(member -> revealed.set(member.getKey(), reveal(member.getValue())));
        yield revealed;
      }
      case ArrayNode list -> {
        ArrayNode revealed = JsonNodeFactory.instance.arrayNode(list.size());
        list.forEach(element -> revealed.add(reveal(element)));
        yield revealed;
      }
      case JsonNode other -> other;
    };
  }
}

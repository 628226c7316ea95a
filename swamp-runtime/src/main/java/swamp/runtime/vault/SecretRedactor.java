package swamp.runtime.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import swamp.protocol.JsonText;

/**
 * Replaces the secrets of one run by {@code ***} (data-format §2.10): those of three characters and more, also in the forms
 * that they have inside a JSON text, inside a JSON text that is a value of another one, and in what consoles print. Where
 * secrets overlap or contain each other, all that they cover is replaced by one mark. Of a secret of more than 100 characters the
 * beginning is replaced too, from 100 characters on: consoles and loggers show no more of long texts. Of a secret of several lines,
 * such as a private key, each line of eight characters and more is replaced, because output comes line by line.
 *
 * <p>The time for a text grows with its length, not with the number of secrets. Thread-safe; what is added is known to every
 * redaction that starts afterwards.
 */
public final class SecretRedactor {
  /** Stands where a secret stood. */
  public static final String MARK = "***";

  /** Shorter ones are never replaced: they would garble every text. */
  public static final int MINIMUM_LENGTH = SecretIndex.PREFIX;

  private static final int MINIMUM_LINE_LENGTH = 8;

  private final Set<String> secrets = new HashSet<>();
  private volatile @Nullable SecretIndex index = SecretIndex.of(Set.of());

  /** Makes a secret known. */
  public void add(String secret) {
    if (secret.length() < MINIMUM_LENGTH) {
      return;
    }
    know(secret);
    if (secret.indexOf('\n') >= 0) {
      secret.lines().map(String::strip).filter(line -> line.length() >= MINIMUM_LINE_LENGTH).forEach(this::know);
    }
  }

  private void know(String secret) {
    String json = escaped(secret);
    String nested = escaped(json);
    // As it is, in JSON, in JSON inside a text of JSON, and as consoles show such texts: in single quotes.
    List<String> forms = List.of(secret, json, nested, json.replace("\\\"", "\""), nested.replace("\\\"", "\""));
    synchronized (secrets) {
      if (secrets.addAll(forms)) {
        index = null;
      }
    }
  }

  private static String escaped(String text) {
    String json = JsonText.compact(TextNode.valueOf(text));
    return json.substring(1, json.length() - 1);
  }

  /** Whether no secret is known that could be replaced. */
  public boolean isEmpty() {
    synchronized (secrets) {
      return secrets.isEmpty();
    }
  }

  /** The text with all known secrets replaced; the same text when it holds none. */
  public String redact(String text) {
    return current().replaceAll(text, MARK);
  }

  /** The tree with all known secrets replaced in its text values; the same tree when none is known. */
  public JsonNode redact(JsonNode tree) {
    return isEmpty() ? tree : redact(current(), tree);
  }

  private static JsonNode redact(SecretIndex index, JsonNode tree) {
    return switch (tree) {
      case TextNode text -> {
        String redacted = index.replaceAll(text.textValue(), MARK);
        yield redacted.equals(text.textValue()) ? text : TextNode.valueOf(redacted);
      }
      case ObjectNode object -> {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(member -> copy.set(member.getKey(), redact(index, member.getValue())));
        yield copy;
      }
      case ArrayNode list -> {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode(list.size());
        list.forEach(element -> copy.add(redact(index, element)));
        yield copy;
      }
      case JsonNode other -> other;
    };
  }

  private SecretIndex current() {
    SecretIndex known = index;
    if (known != null) {
      return known;
    }
    synchronized (secrets) {
      SecretIndex built = SecretIndex.of(secrets);
      index = built;
      return built;
    }
  }
}

package swamp.runtime.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.regex.Pattern;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;

/** The entries of {@code --input} and {@code --arg}: one whole JSON object, or {@code key=value} each (method-run §4.3). */
final class InputEntries {
  private static final String JSON_SUFFIX = ":json";
  private static final Pattern SCOPED_NAME = Pattern.compile("^@[a-zA-Z][a-zA-Z0-9_-]*/[a-zA-Z0-9][a-zA-Z0-9_/-]*$");

  private final CallerFiles files;

  InputEntries(CallerFiles files) {
    this.files = files;
  }

  /** Whether the entries are one JSON object, with which an input file is ignored. */
  static boolean isWholeObject(List<String> entries) {
    return entries.size() == 1 && entries.getFirst().startsWith("{");
  }

  /**
   * The values that the entries give, later ones over earlier ones.
   *
   * @throws SwampException with {@link ErrorCode#INPUT_SYNTAX} naming the entry
   */
  ObjectNode parse(List<String> entries) {
    if (isWholeObject(entries)) {
      return wholeObject(entries.getFirst());
    }
    ObjectNode values = JsonText.object();
    for (String entry : entries) {
      if (entry.startsWith("{")) {
        throw syntax("A JSON --input cannot be combined with other inputs: " + entry);
      }
      int separator = entry.indexOf('=');
      if (separator < 0) {
        throw syntax("Invalid input format: \"" + entry + "\". Expected key=value format.");
      }
      put(values, entry.substring(0, separator), entry.substring(separator + 1));
    }
    return values;
  }

  private static ObjectNode wholeObject(String text) {
    JsonNode value = ScriptJson.parse(text)
        .orElseThrow(() -> syntax("Invalid JSON in --input: " + ScriptJson.complaint(text)));
    if (!(value instanceof ObjectNode object)) {
      throw syntax("Invalid JSON in --input: expected an object");
    }
    return object;
  }

  private void put(ObjectNode values, String key, String text) {
    boolean json = key.endsWith(JSON_SUFFIX);
    String path = json ? key.substring(0, key.length() - JSON_SUFFIX.length()) : key;
    if (path.isEmpty()) {
      throw syntax("Invalid input format: \"" + key + "=" + text + "\". The key is empty.");
    }
    String content = resolve(path, text);
    JsonNode value = json
        ? ScriptJson.parse(content).orElseThrow(() ->
            syntax("Invalid JSON value for input \"" + path + "\": " + ScriptJson.complaint(content)))
        : TextNode.valueOf(content);
    ObjectNode parent = values;
    String[] names = path.split("\\.", -1);
    for (int i = 0; i < names.length - 1; i++) {
      parent = parent.get(names[i]) instanceof ObjectNode existing ? existing : parent.putObject(names[i]);
    }
    parent.set(names[names.length - 1], value);
  }

  private String resolve(String path, String text) {
    if (text.startsWith("\\@")) {
      return text.substring(1);
    }
    if (!text.startsWith("@") || SCOPED_NAME.matcher(text).matches()) {
      return text;
    }
    return files.read(text.substring(1), "input \"" + path + "\"");
  }

  static SwampException syntax(String message) {
    return new SwampException(ErrorCode.INPUT_SYNTAX, message).withoutShownCode();
  }
}

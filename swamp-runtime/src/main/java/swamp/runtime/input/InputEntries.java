package swamp.runtime.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;

/** Entries of the command line: {@code --input}, {@code --arg}, {@code --global-arg} (method-run §4.3). */
final class InputEntries {
  private static final String JSON_SUFFIX = ":json";
  /** Such as {@code @org/name}: an id, although it starts like the name of a file to read. */
  private static final Pattern SCOPED_ID = Pattern.compile("@[a-zA-Z][a-zA-Z0-9_-]*/[a-zA-Z0-9][a-zA-Z0-9_/-]*");

  private InputEntries() {}

  /**
   * The object that the entries make together, later ones over earlier ones.
   *
   * @param entries one JSON object, or any number of {@code key=value}
   * @param files where {@code @path} values are read from
   * @throws SwampException with {@link ErrorCode#INPUT_SYNTAX} or {@link ErrorCode#FILE_ACCESS}, the code not shown
   */
  static ObjectNode parse(List<String> entries, CallerFiles files) {
    if (isJson(entries)) {
      return (ObjectNode) ScriptJson.parse(entries.get(0), "Invalid JSON in --input: ");
    }
    ObjectNode object = JsonText.object();
    for (String entry : entries) {
      if (isJson(entry)) {
        throw failure("A JSON object as --input cannot be combined with other inputs.");
      }
      object = DeepMerge.merge(object, entry(entry, files));
    }
    return object;
  }

  /** Whether the entries are one JSON object. */
  static boolean isJson(List<String> entries) {
    return entries.size() == 1 && isJson(entries.get(0));
  }

  private static boolean isJson(String entry) {
    return entry.stripLeading().startsWith("{");
  }

  private static ObjectNode entry(String entry, CallerFiles files) {
    int equals = entry.indexOf('=');
    if (equals <= 0) {
      throw failure("Invalid input format: \"" + entry + "\". Expected key=value format.");
    }
    String written = entry.substring(0, equals);
    String value = text(entry.substring(equals + 1), files);
    if (!written.endsWith(JSON_SUFFIX)) {
      return nested(written, JsonNodeFactory.instance.textNode(value));
    }
    String key = written.substring(0, written.length() - JSON_SUFFIX.length());
    return nested(key, ScriptJson.parse(value, "Invalid JSON value for input \"" + key + "\": "));
  }

  private static String text(String value, CallerFiles files) {
    if (value.startsWith("\\@")) {
      return value.substring(1);
    }
    boolean file = value.startsWith("@") && value.length() > 1 && !SCOPED_ID.matcher(value).matches();
    return file ? files.read(value.substring(1), "Input value file") : value;
  }

  private static ObjectNode nested(String key, JsonNode value) {
    JsonNode wrapped = value;
    List<String> segments = List.of(key.split("\\.", -1));
    for (String segment : segments.reversed()) {
      if (segment.isEmpty()) {
        throw failure("Invalid input key: \"" + key + "\". Keys and the parts between dots must not be empty.");
      }
      wrapped = JsonText.object().set(segment, wrapped);
    }
    return (ObjectNode) wrapped;
  }

  private static SwampException failure(String message) {
    return new SwampException(ErrorCode.INPUT_SYNTAX, message).withoutShownCode();
  }
}

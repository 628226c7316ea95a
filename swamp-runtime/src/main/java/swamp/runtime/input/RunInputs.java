package swamp.runtime.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.yaml.YamlText;

/** The input sets of a request, one for each run (method-run §4.3). */
public final class RunInputs {
  private final CallerFiles files;

  public RunInputs(CallerFiles files) {
    this.files = files;
  }

  /**
   * One input set, or one for each item of standard input. Precedence from low to high: item of standard input, input
   * file, {@code --arg}, {@code --input}; maps are merged deeply.
   *
   * @throws SwampException with {@link ErrorCode#INPUT_SYNTAX} when something cannot be understood
   */
  public List<ObjectNode> parse(
      List<String> arguments, List<String> inputs, Optional<String> inputFile, Optional<String> standardInput) {
    if (standardInput.isPresent() && inputFile.isPresent()) {
      throw InputEntries.syntax("--stdin cannot be combined with --input-file");
    }
    List<String> entries = new ArrayList<>(arguments);
    entries.addAll(inputs);
    ObjectNode given = new InputEntries(files).parse(entries);
    if (standardInput.isPresent()) {
      return items(standardInput.get()).stream().map(item -> merge(item, given)).toList();
    }
    if (inputFile.isPresent() && !InputEntries.isWholeObject(entries)) {
      return List.of(merge(file(inputFile.get()), given));
    }
    return List.of(given);
  }

  /** The values of {@code key=value} entries alone, as {@code --global-arg} takes them. */
  public ObjectNode entries(List<String> entries) {
    return new InputEntries(files).parse(entries);
  }

  private ObjectNode file(String name) {
    JsonNode tree = YamlText.read(files.read(name, "--input-file"), name, ErrorCode.INPUT_SYNTAX);
    if (tree.isNull()) {
      return swamp.protocol.JsonText.object();
    }
    if (!(tree instanceof ObjectNode object)) {
      throw InputEntries.syntax("Input file " + name + " must be an object (mapping), not a scalar or list.");
    }
    return object;
  }

  private static List<ObjectNode> items(String text) {
    if (text.isBlank()) {
      throw InputEntries.syntax("stdin is empty: --stdin expects a JSON object, an array of objects, one object a line, "
          + "or a YAML mapping.");
    }
    Optional<JsonNode> whole = ScriptJson.parse(text);
    if (whole.isPresent() && whole.get() instanceof ObjectNode object) {
      return List.of(object);
    }
    if (whole.isPresent() && whole.get().isArray()) {
      return objects(whole.get());
    }
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    if (lines.size() > 1 && lines.getFirst().strip().startsWith("{")) {
      return lineItems(lines);
    }
    JsonNode tree;
    try {
      tree = YamlText.read(text, "stdin", ErrorCode.INPUT_SYNTAX);
    } catch (SwampException e) {
      throw e.withoutShownCode();
    }
    if (!(tree instanceof ObjectNode mapping)) {
      throw InputEntries.syntax("stdin YAML must be an object (mapping), not a scalar or list.");
    }
    return List.of(mapping);
  }

  private static List<ObjectNode> objects(JsonNode array) {
    List<ObjectNode> items = new ArrayList<>();
    for (JsonNode element : array) {
      if (!(element instanceof ObjectNode object)) {
        throw InputEntries.syntax("stdin JSON array must contain only objects; item " + (items.size() + 1) + " is none.");
      }
      items.add(object);
    }
    return items;
  }

  private static List<ObjectNode> lineItems(List<String> lines) {
    List<ObjectNode> items = new ArrayList<>();
    for (String line : lines) {
      JsonNode value = ScriptJson.parse(line).orElseThrow(() ->
          InputEntries.syntax("Invalid JSON on line " + (items.size() + 1) + " of stdin: " + ScriptJson.complaint(line)));
      if (!(value instanceof ObjectNode object)) {
        throw InputEntries.syntax("Line " + (items.size() + 1) + " of stdin must be a JSON object.");
      }
      items.add(object);
    }
    return items;
  }

  /** The second over the first: maps merged deeply, everything else replaced. */
  static ObjectNode merge(ObjectNode low, ObjectNode high) {
    ObjectNode merged = low.deepCopy();
    high.properties().forEach(member -> {
      boolean bothMaps = merged.get(member.getKey()) instanceof ObjectNode && member.getValue() instanceof ObjectNode;
      merged.set(member.getKey(), bothMaps
          ? merge((ObjectNode) merged.get(member.getKey()), (ObjectNode) member.getValue())
          : member.getValue());
    });
    return merged;
  }
}

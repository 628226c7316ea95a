package swamp.runtime.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** What {@code --stdin} brings: one set of inputs or several (method-run §4.3). */
final class StandardInput {
  private StandardInput() {}

  /** The sets: of a JSON object, an array of objects, lines with an object each, or a YAML mapping. */
  static List<ObjectNode> parse(String text) {
    if (text.isBlank()) {
      throw failure("--stdin was given, but standard input is empty.");
    }
    Optional<JsonNode> whole = ScriptJson.tryParse(text);
    if (whole.isPresent() && whole.get() instanceof ObjectNode object) {
      return List.of(object);
    }
    if (whole.isPresent() && whole.get() instanceof ArrayNode array) {
      return objects(array);
    }
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    return lines.size() > 1 && ScriptJson.tryParse(lines.get(0)).orElse(null) instanceof ObjectNode
        ? lines(lines)
        : List.of(YamlInputs.mapping(text, "stdin"));
  }

  private static List<ObjectNode> objects(ArrayNode array) {
    List<ObjectNode> objects = new ArrayList<>();
    for (JsonNode element : array) {
      if (!(element instanceof ObjectNode object)) {
        throw failure("stdin JSON array must hold objects only; element " + (objects.size() + 1) + " is "
            + element.getNodeType().name().toLowerCase(Locale.ROOT));
      }
      objects.add(object);
    }
    if (objects.isEmpty()) {
      throw failure("stdin JSON array is empty: there is nothing to run.");
    }
    return List.copyOf(objects);
  }

  private static List<ObjectNode> lines(List<String> lines) {
    List<ObjectNode> objects = new ArrayList<>();
    for (String line : lines) {
      String place = "stdin line " + (objects.size() + 1);
      if (!(ScriptJson.parse(line, "Invalid JSON on " + place + ": ") instanceof ObjectNode object)) {
        throw failure(place + " must hold a JSON object");
      }
      objects.add(object);
    }
    return List.copyOf(objects);
  }

  private static SwampException failure(String message) {
    return new SwampException(ErrorCode.INPUT_SYNTAX, message).withoutShownCode();
  }
}

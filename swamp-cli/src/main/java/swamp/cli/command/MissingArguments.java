package swamp.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;

/** Asks a person for the arguments that a JSON schema requires and that were not given. */
final class MissingArguments {
  private final Questions questions;

  MissingArguments(Questions questions) {
    this.questions = questions;
  }

  /**
   * The answers as {@code key=value} words, in the order of the schema; an empty answer is asked again.
   *
   * @param given words that were typed already
   * @throws SwampException when the person leaves
   */
  List<String> ask(JsonNode schema, List<String> given) {
    Set<String> names = given.stream().map(word -> word.split("[=:.]", 2)[0]).collect(Collectors.toSet());
    List<String> answers = new ArrayList<>();
    for (JsonNode required : schema.path("required")) {
      String name = required.asText();
      JsonNode property = schema.path("properties").path(name);
      if (!names.contains(name) && !property.has("default")) {
        answers.add(ask(name, property));
      }
    }
    return answers;
  }

  private String ask(String name, JsonNode property) {
    String type = property.path("type").asText("");
    boolean text = type.equals("string") || type.isEmpty();
    StringBuilder question = new StringBuilder(name);
    String description = property.path("description").asText("");
    question.append(description.isEmpty() ? "" : " - " + description);
    question.append(" (").append(kind(property, type)).append("): ");
    while (true) {
      Optional<String> answer = questions.ask(question.toString());
      if (answer.isEmpty()) {
        throw new SwampException(ErrorCode.CANCELLED, "\"" + name + "\" was not answered").withoutShownCode();
      }
      if (!answer.get().isEmpty() && (text || isJson(answer.get()))) {
        return name + (text ? "=" : ":json=") + answer.get();
      }
    }
  }

  private static String kind(JsonNode property, String type) {
    if (property.has("enum")) {
      List<String> values = new ArrayList<>();
      property.path("enum").forEach(value -> values.add(value.asText()));
      return String.join(" | ", values);
    }
    if (property.path("sensitive").asBoolean()) {
      return "secret: an expression such as ${{ vault.get(\"vault\", \"KEY\") }}";
    }
    return switch (type) {
      case "" -> "any";
      case "array", "object" -> type + " as JSON";
      default -> type;
    };
  }

  private static boolean isJson(String text) {
    try {
      JsonText.parse(text);
      return true;
    } catch (SwampException e) {
      return false;
    }
  }
}

package swamp.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** Asks a person for the arguments that a JSON schema requires and that were not given. */
final class MissingArguments {
  private static final String OTHERWISE = "Give it as --global-arg.";

  private final CommandSession session;
  private final Questions questions;
  private final List<String> given;

  /** @param given words that were typed already: {@code key=value}, {@code key.member=value} or {@code key:json=value} */
  MissingArguments(CommandSession session, List<String> given) {
    this.session = session;
    this.questions = session.questions();
    this.given = given.stream().map(word -> word.split("[=:]", 2)[0]).toList();
  }

  /**
   * The answers as {@code key=value} words, in the order of the schema; what is no answer is asked again.
   *
   * @throws SwampException when the person leaves
   */
  List<String> ask(JsonNode schema) {
    List<String> answers = new ArrayList<>();
    ask("", schema, answers);
    return answers;
  }

  private void ask(String start, JsonNode schema, List<String> answers) {
    for (JsonNode required : schema.path("required")) {
      String name = start + required.asText();
      JsonNode property = schema.path("properties").path(required.asText());
      if (given.contains(name) || property.has("default")) {
        continue;
      }
      if (!property.path("required").isEmpty()) {
        ask(name + ".", property, answers);
      } else if (given.stream().noneMatch(key -> key.startsWith(name + "."))) {
        answers.add(ask(new AskedArgument(name, property)));
      }
    }
  }

  private String ask(AskedArgument argument) {
    while (true) {
      String typed = typed(argument);
      if (!typed.isEmpty()) {
        switch (argument.answer(typed)) {
          case AskedArgument.Answer.Word word -> {
            return word.word();
          }
          case AskedArgument.Answer.Wrong wrong -> questions.say(wrong.complaint());
        }
      }
    }
  }

  private String typed(AskedArgument argument) {
    Optional<String> hidden = argument.secret() ? session.askHidden(argument.question(), OTHERWISE) : Optional.empty();
    return hidden.or(() -> questions.ask(argument.question())).orElseThrow(() ->
        new SwampException(ErrorCode.CANCELLED, "\"" + argument.name() + "\" was not answered").withoutShownCode());
  }
}

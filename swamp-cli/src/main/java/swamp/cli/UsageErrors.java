package swamp.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import swamp.protocol.ErrorCode;
import swamp.protocol.Failure;
import swamp.protocol.SwampException;

/** What is wrong with a command line, in the contract's words (method-run §4.11, cli §5.1). */
final class UsageErrors {
  private UsageErrors() {}

  /** Throws the error that helps most, if there is any: unknown options first, missing arguments last. */
  static void throwFirst(CommandSpec spec, ParseResult result) {
    List<String> extra = new ArrayList<>();
    for (String word : result.unmatched()) {
      if (word.startsWith("-") && word.length() > 1) {
        throw unknownOption(spec, word);
      }
      extra.add(word);
    }
    for (Exception error : result.errors()) {
      if (error instanceof MissingParameterException missing && !optionOf(missing).isEmpty()) {
        throw usage("Missing value for option \"" + optionOf(missing) + "\".");
      }
    }
    if (!extra.isEmpty()) {
      throw usage("Too many arguments: " + String.join(" ", extra));
    }
    List<String> missing = missingArguments(spec, result);
    if (!missing.isEmpty()) {
      throw usage("Missing argument(s): " + String.join(", ", missing));
    }
    if (!result.errors().isEmpty()) {
      throw usage(unfitting(result.errors().getFirst()));
    }
    for (OptionSpec option : result.matchedOptions()) {
      if (option.getValue() instanceof Integer number && number < 0) {
        throw usage(notCountable(option, String.valueOf(number)));
      }
    }
  }

  /** What is wrong with a value that could not be converted. */
  private static String unfitting(Exception error) {
    if (error instanceof ParameterException wrong && wrong.getArgSpec() instanceof OptionSpec option) {
      String value = String.valueOf(wrong.getValue());
      if (option.type() == int.class) {
        return notCountable(option, value);
      }
      if (option.type() == boolean.class) {
        return "Option \"" + option.longestName() + "\" takes true or false, or nothing, but got \"" + value + "\".";
      }
    }
    return String.valueOf(error.getMessage());
  }

  // All numbers of this command line count something.
  private static String notCountable(OptionSpec option, String value) {
    return "Option \"" + option.longestName() + "\" takes a whole number, 0 or more, but got \"" + value + "\".";
  }

  /** No command of the group has this name. */
  static SwampException unknownCommand(String group, String word) {
    Optional<String> reason = NotYet.command(group, word);
    if (reason.isPresent()) {
      return usage("Unknown command \"" + word + "\".").withHint(reason.get());
    }
    String nearest = Spelling.nearest(word, CommandTable.children(group));
    return usage("Unknown command \"" + word + "\"." + (nearest.isEmpty() ? "" : didYouMean("command", nearest)));
  }

  /** The same failure, which tells a person where the right command line is described. */
  static Failure advised(List<String> words, Failure failure) {
    if (!failure.code().equals(ErrorCode.USAGE.wireName()) || failure.hint().isPresent()) {
      return failure;
    }
    String path = switch (CommandSelection.of(words)) {
      case CommandSelection.Leaf leaf -> leaf.path().replace("@ ", "");
      case CommandSelection.Group group -> group.path();
      case CommandSelection.Unknown unknown -> unknown.group();
    };
    String command = path.isEmpty() ? "swamp" : "swamp " + path;
    return new Failure(failure.code(), failure.message(), Optional.of("What it takes: " + command + " --help"),
        failure.codeShown(), failure.stack(), failure.place());
  }

  private static SwampException unknownOption(CommandSpec spec, String word) {
    int value = word.indexOf('=');
    String name = value < 0 ? word : word.substring(0, value);
    Optional<String> reason = NotYet.option(name);
    if (reason.isPresent()) {
      return usage("Unknown option \"" + name + "\".").withHint(reason.get());
    }
    List<String> known = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        known.addAll(List.of(option.names()));
      }
    }
    return usage("Unknown option \"" + name + "\"." + didYouMean("option", Spelling.nearest(name, known)));
  }

  private static String didYouMean(String kind, String name) {
    return " Did you mean " + kind + " \"" + name + "\"?";
  }

  /** The option whose value is missing; empty when arguments are. */
  private static String optionOf(MissingParameterException missing) {
    for (ArgSpec argument : missing.getMissing()) {
      if (argument instanceof OptionSpec option) {
        return option.longestName();
      }
    }
    return "";
  }

  private static List<String> missingArguments(CommandSpec spec, ParseResult result) {
    List<String> labels = new ArrayList<>();
    for (PositionalParamSpec argument : spec.positionalParameters()) {
      if (argument.required() && !result.matchedPositionals().contains(argument)) {
        labels.add(argument.paramLabel().replaceAll("[<>]", ""));
      }
    }
    return labels;
  }

  private static SwampException usage(String message) {
    return new SwampException(ErrorCode.USAGE, message).withoutShownCode();
  }
}

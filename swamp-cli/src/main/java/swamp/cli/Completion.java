package swamp.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import swamp.cli.command.Invocation;
import swamp.cli.command.KnownNames;
import swamp.protocol.Stream;
import swamp.protocol.SwampException;

/** What may stand in the place of a command line's last word; the scripts of {@code swamp completions} ask for it. */
final class Completion {
  /** The hidden command of those scripts: {@code swamp complete WORD...}, the last word being the one to complete. */
  static final String COMMAND = "complete";

  private final Invocation invocation;

  Completion(Invocation invocation) {
    this.invocation = invocation;
  }

  /** Prints one candidate a line. Nobody could read an error here, so there are none. */
  int print(List<String> words) {
    StringBuilder lines = new StringBuilder();
    if (!words.isEmpty()) {
      String current = words.getLast();
      for (String candidate : candidates(words.subList(0, words.size() - 1), current)) {
        if (candidate.startsWith(current)) {
          lines.append(candidate).append('\n');
        }
      }
    }
    invocation.console().print(Stream.STDOUT, lines.toString());
    return 0;
  }

  private List<String> candidates(List<String> before, String current) {
    return switch (CommandSelection.of(before)) {
      case CommandSelection.Leaf leaf -> ofLeaf(leaf, current);
      case CommandSelection.Group group -> current.startsWith("-")
          ? options(PreparedCommand.group(group.path()).spec())
          : CommandTable.children(group.path());
      case CommandSelection.Unknown _ -> List.of();
    };
  }

  private List<String> ofLeaf(CommandSelection.Leaf leaf, String current) {
    CommandSpec spec = PreparedCommand.of(leaf.path()).parser().spec();
    if (current.startsWith("-") && !leaf.rest().contains("--")) {
      return options(spec);
    }
    List<String> arguments = new ArrayList<>();
    Optional<String> repository = Optional.empty();
    for (int i = 0; i < leaf.rest().size(); i++) {
      String word = leaf.rest().get(i);
      if (!word.startsWith("-")) {
        arguments.add(word);
      } else if (takesNextWord(spec, word)) {
        i++;
        if (i == leaf.rest().size()) {
          // The value of an option: files are as good a guess as any, and shells offer those themselves.
          return List.of();
        }
        repository = word.equals("--repo-dir") ? Optional.of(leaf.rest().get(i)) : repository;
      }
    }
    return names(spec, arguments, repository);
  }

  private List<String> names(CommandSpec spec, List<String> arguments, Optional<String> repository) {
    for (PositionalParamSpec argument : spec.positionalParameters()) {
      if (argument.index().contains(arguments.size())) {
        try {
          return new KnownNames(invocation, repository).of(argument.paramLabel(), arguments);
        } catch (SwampException e) {
          return List.of();
        }
      }
    }
    return List.of();
  }

  private static boolean takesNextWord(CommandSpec spec, String word) {
    OptionSpec option = spec.findOption(word);
    return option != null && option.arity().min() > 0;
  }

  private static List<String> options(CommandSpec spec) {
    return spec.options().stream().filter(option -> !option.hidden()).map(OptionSpec::longestName).toList();
  }
}

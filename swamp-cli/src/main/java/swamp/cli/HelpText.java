package swamp.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Help. The only place that builds the whole tree of commands. */
final class HelpText {
  private static final String[] FIRST_STEPS = {
      "swamp repo init", "swamp model type search", "swamp model create @acme/probe my-probe",
      "swamp model method run my-probe check --via-daemon"
  };

  /** A command about a repository that takes what all of them take. */
  private static final String WITHOUT_OWN_OPTIONS = "model get";

  /** Where nobody says how wide the terminal is. */
  static final int USUAL_COLUMNS = 80;
  /** Below, there is no room for options and what they do. */
  private static final int FEWEST_COLUMNS = 55;

  private HelpText() {}

  /** Help on the command or group with these words. */
  static String of(String path, boolean color) {
    return of(path, color, USUAL_COLUMNS);
  }

  /** The same for a terminal of so many columns; wide ones are not filled, since long lines read badly. */
  static String of(String path, boolean color, int columns) {
    CommandLine line = tree();
    for (String word : CommandTable.isAlias(path) ? new String[0] : path.split(" ", -1)) {
      line = line.getSubcommands().getOrDefault(word, line);
    }
    if (CommandTable.isAlias(path)) {
      line = leaf(path, "swamp " + path.replace("@", "<@type>"));
    }
    line.setUsageHelpWidth(Math.clamp(columns, FEWEST_COLUMNS, USUAL_COLUMNS));
    return line.getUsageMessage(color ? Ansi.ON : Ansi.OFF);
  }

  /** All commands, each under its own name. */
  static CommandLine tree() {
    CommandLine root = group("");
    for (String path : CommandTable.leaves()) {
      if (!CommandTable.isAlias(path)) {
        add(root, path);
      }
    }
    return root;
  }

  private static void add(CommandLine root, String path) {
    CommandLine parent = root;
    String[] words = path.split(" ", -1);
    StringBuilder walked = new StringBuilder();
    for (int i = 0; i < words.length - 1; i++) {
      walked.append(i == 0 ? "" : " ").append(words[i]);
      CommandLine next = parent.getSubcommands().get(words[i]);
      if (next == null) {
        next = group(walked.toString());
        parent.getCommandSpec().addSubcommand(words[i], next);
      }
      parent = next;
    }
    parent.getCommandSpec().addSubcommand(words[words.length - 1], leaf(path, words[words.length - 1]));
  }

  private static CommandLine group(String path) {
    CommandLine line = PreparedCommand.group(path).line();
    CommandSpec spec = line.getCommandSpec();
    spec.name(path.isEmpty() ? "swamp" : path.substring(path.lastIndexOf(' ') + 1));
    spec.usageMessage().description(CommandTable.description(path)).synopsisSubcommandLabel("<command>")
        .abbreviateSynopsis(true)
        .commandListHeading("%nCommands:%n")
        .optionListHeading("%nOptions of all commands:%n")
        .sectionKeys(before(spec, UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, UsageMessageSpec.SECTION_KEY_COMMAND_LIST));
    if (path.isEmpty()) {
      spec.usageMessage().footer(FIRST_STEPS);
      tellMore(spec);
    } else {
      spec.usageMessage().footer("", "Options and examples of each: swamp " + path + " <command> --help");
    }
    return line;
  }

  private static CommandLine leaf(String path, String name) {
    CommandLine line = PreparedCommand.of(path).parser().line();
    CommandSpec spec = line.getCommandSpec();
    spec.name(name);
    spec.usageMessage().sortOptions(false).abbreviateSynopsis(true);
    spec.usageMessage().sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpText::ownOptionsFirst);
    tellMore(spec);
    return line;
  }

  /** The parts of the help, with some of them moved before another. */
  private static List<String> before(CommandSpec spec, String place, String... moved) {
    List<String> ordered = new ArrayList<>(spec.usageMessage().sectionKeys());
    ordered.removeAll(List.of(moved));
    ordered.addAll(ordered.indexOf(place), List.of(moved));
    return ordered;
  }

  /** What tells this command from others comes before what all of them take. */
  private static String ownOptionsFirst(Help help) {
    Set<String> common = new HashSet<>();
    PreparedCommand.of(WITHOUT_OWN_OPTIONS).parser().spec().options()
        .forEach(option -> common.add(option.longestName()));
    Map<Boolean, List<OptionSpec>> options = help.commandSpec().options().stream()
        .filter(option -> !option.hidden())
        .collect(Collectors.partitioningBy(option -> common.contains(option.longestName())));
    String own = list(help, options.getOrDefault(false, List.of()));
    String others = list(help, options.getOrDefault(true, List.of()));
    return (own.isEmpty() ? "" : "\nOptions:\n" + own) + (others.isEmpty() ? "" : "\nOptions of all commands:\n" + others);
  }

  private static String list(Help help, List<OptionSpec> options) {
    return options.isEmpty() ? "" : help.optionListExcludingGroups(options, help.createDefaultLayout(options, List.of(),
        help.colorScheme()), null, help.parameterLabelRenderer());
  }

  private static void tellMore(CommandSpec spec) {
    spec.usageMessage()
        .sectionKeys(before(spec, UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_FOOTER_HEADING, UsageMessageSpec.SECTION_KEY_FOOTER))
        .parameterListHeading("%nArguments:%n")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCodes.meanings())
        .footerHeading("%nExamples:%n")
        .footer(Arrays.stream(spec.usageMessage().footer()).map(example -> "  " + example).toArray(String[]::new));
  }
}

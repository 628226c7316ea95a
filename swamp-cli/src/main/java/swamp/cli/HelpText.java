package swamp.cli;

import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import swamp.cli.command.GroupCommand;

/** Help. The only place that builds the whole tree of commands. */
final class HelpText {
  private static final String[] FIRST_STEPS = {
      "swamp repo init", "swamp model type search", "swamp model create @acme/probe my-probe",
      "swamp model method run my-probe check --via-daemon"
  };

  private HelpText() {}

  /** Help on the command or group with these words. */
  static String of(String path, boolean color) {
    CommandLine line = tree();
    for (String word : CommandTable.isAlias(path) ? new String[0] : path.split(" ", -1)) {
      line = line.getSubcommands().getOrDefault(word, line);
    }
    if (CommandTable.isAlias(path)) {
      line = leaf(path, "swamp " + path.replace("@", "<@type>"));
    }
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
        parent.addSubcommand(words[i], next);
      }
      parent = next;
    }
    parent.addSubcommand(words[words.length - 1], leaf(path, words[words.length - 1]));
  }

  private static CommandLine group(String path) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new GroupCommand());
    spec.name(path.isEmpty() ? "swamp" : path.substring(path.lastIndexOf(' ') + 1));
    spec.usageMessage().description(CommandTable.description(path)).synopsisSubcommandLabel("<command>");
    if (path.isEmpty()) {
      spec.usageMessage().footer(FIRST_STEPS);
      tellMore(spec);
    } else {
      spec.usageMessage().footer("", "Options and examples of each: swamp " + path + " <command> --help");
    }
    return new CommandLine(spec);
  }

  private static CommandLine leaf(String path, String name) {
    CommandSpec spec = PreparedCommand.of(path).parser().spec();
    spec.name(name);
    spec.usageMessage().sortOptions(false).abbreviateSynopsis(true);
    tellMore(spec);
    return new CommandLine(spec);
  }

  private static void tellMore(CommandSpec spec) {
    spec.usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCodes.meanings())
        .footerHeading("%nExamples:%n")
        .footer(Arrays.stream(spec.usageMessage().footer()).map(example -> "  " + example).toArray(String[]::new));
  }
}

package swamp.cli;

import java.util.ArrayList;
import java.util.List;
import swamp.cli.command.DaemonStartCommand;
import swamp.cli.command.DaemonStatusCommand;
import swamp.cli.command.DaemonStopCommand;
import swamp.cli.command.LeafCommand;
import swamp.cli.command.MethodDescribeCommand;
import swamp.cli.command.MethodRunCommand;
import swamp.cli.command.ModelCreateCommand;
import swamp.cli.command.ModelGetCommand;
import swamp.cli.command.ModelSearchCommand;
import swamp.cli.command.RepositoryInitCommand;
import swamp.cli.command.ServeCommand;
import swamp.cli.command.TypeDescribeCommand;
import swamp.cli.command.TypeSearchCommand;
import swamp.cli.command.VersionCommand;

/**
 * The names of all commands, as plain text: looking one up builds nothing else, because building the whole command tree
 * is what takes a picocli program most of its start-up time. A new command is one line in each of the two tables.
 */
final class CommandTable {
  private static final List<String> LEAVES = List.of(
      "init",
      "repo init",
      "model create",
      "model search",
      "model list",
      "model get",
      "model type search",
      "model type describe",
      "model type get",
      "model method describe",
      "model method run",
      "model @ method run",
      "serve",
      "daemon start",
      "daemon status",
      "daemon stop",
      "version");

  private CommandTable() {}

  /** Whether these words name a command that can be run. */
  static boolean isLeaf(String path) {
    return LEAVES.contains(path);
  }

  /** Whether these words name a group of commands; no words name the root. */
  static boolean isGroup(String path) {
    return path.isEmpty() || LEAVES.stream().anyMatch(leaf -> leaf.startsWith(path + " "));
  }

  /** The words that may follow, each once, in the order of the table. */
  static List<String> children(String path) {
    List<String> children = new ArrayList<>();
    String start = path.isEmpty() ? "" : path + " ";
    for (String leaf : LEAVES) {
      if (leaf.startsWith(start)) {
        String word = leaf.substring(start.length()).split(" ", 2)[0];
        if (!word.equals("@") && !children.contains(word)) {
          children.add(word);
        }
      }
    }
    return children;
  }

  /** The words by which help shows a command that has several names. */
  static boolean isAlias(String path) {
    return switch (path) {
      case "init", "model list", "model type get", "model @ method run" -> true;
      default -> false;
    };
  }

  /** What a group is for, in a few words. */
  static String description(String group) {
    return switch (group) {
      case "" -> "The warm runtime for swamp repositories.";
      case "repo" -> "Repositories.";
      case "model" -> "Models, their types and methods.";
      case "model type" -> "Types of models.";
      case "model method" -> "Methods of models.";
      case "daemon" -> "The resident daemon.";
      default -> "";
    };
  }

  /** A new, empty command for the words of a leaf. */
  static LeafCommand create(String path) {
    return switch (path) {
      case "init", "repo init" -> new RepositoryInitCommand();
      case "model create" -> new ModelCreateCommand();
      case "model search", "model list" -> new ModelSearchCommand();
      case "model get" -> new ModelGetCommand();
      case "model type search" -> new TypeSearchCommand();
      case "model type describe", "model type get" -> new TypeDescribeCommand();
      case "model method describe" -> new MethodDescribeCommand();
      case "model method run", "model @ method run" -> new MethodRunCommand();
      case "serve" -> new ServeCommand();
      case "daemon start" -> new DaemonStartCommand();
      case "daemon status" -> new DaemonStatusCommand();
      case "daemon stop" -> new DaemonStopCommand();
      case "version" -> new VersionCommand();
      default -> throw new IllegalArgumentException("No command is named \"" + path + "\"");
    };
  }

  static List<String> leaves() {
    return LEAVES;
  }
}

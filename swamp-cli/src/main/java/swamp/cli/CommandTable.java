package swamp.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import swamp.cli.command.CompletionsCommand;
import swamp.cli.command.DaemonInstallCommand;
import swamp.cli.command.DaemonLogsCommand;
import swamp.cli.command.DaemonRestartCommand;
import swamp.cli.command.DaemonStartCommand;
import swamp.cli.command.DaemonStatusCommand;
import swamp.cli.command.DaemonStopCommand;
import swamp.cli.command.DaemonTopCommand;
import swamp.cli.command.DaemonUninstallCommand;
import swamp.cli.command.DataCollectCommand;
import swamp.cli.command.DataDeleteCommand;
import swamp.cli.command.DataGetCommand;
import swamp.cli.command.DataListCommand;
import swamp.cli.command.DataPruneCommand;
import swamp.cli.command.DataQueryCommand;
import swamp.cli.command.DataRenameCommand;
import swamp.cli.command.DataSearchCommand;
import swamp.cli.command.DataVersionsCommand;
import swamp.cli.command.DoctorCommand;
import swamp.cli.command.ExtensionListCommand;
import swamp.cli.command.HistoryLogsCommand;
import swamp.cli.command.LeafCommand;
import swamp.cli.command.MethodDescribeCommand;
import swamp.cli.command.MethodRunCommand;
import swamp.cli.command.ModelCancelCommand;
import swamp.cli.command.ModelCreateCommand;
import swamp.cli.command.ModelDeleteCommand;
import swamp.cli.command.ModelEditCommand;
import swamp.cli.command.ModelEvaluateCommand;
import swamp.cli.command.ModelGetCommand;
import swamp.cli.command.ModelSearchCommand;
import swamp.cli.command.ModelValidateCommand;
import swamp.cli.command.OutputDataCommand;
import swamp.cli.command.OutputGetCommand;
import swamp.cli.command.OutputLogsCommand;
import swamp.cli.command.OutputSearchCommand;
import swamp.cli.command.ReportDescribeCommand;
import swamp.cli.command.ReportGetCommand;
import swamp.cli.command.ReportSearchCommand;
import swamp.cli.command.RepositoryInitCommand;
import swamp.cli.command.RepositoryUpgradeCommand;
import swamp.cli.command.RunCollectCommand;
import swamp.cli.command.RunDoctorCommand;
import swamp.cli.command.RunHistoryCommand;
import swamp.cli.command.ServeCommand;
import swamp.cli.command.SourceAddCommand;
import swamp.cli.command.SourceListCommand;
import swamp.cli.command.SourceRemoveCommand;
import swamp.cli.command.SummariseCommand;
import swamp.cli.command.TypeDescribeCommand;
import swamp.cli.command.TypeSearchCommand;
import swamp.cli.command.VaultCreateCommand;
import swamp.cli.command.VaultDeleteCommand;
import swamp.cli.command.VaultDescribeCommand;
import swamp.cli.command.VaultGetCommand;
import swamp.cli.command.VaultInspectCommand;
import swamp.cli.command.VaultKeysCommand;
import swamp.cli.command.VaultPutCommand;
import swamp.cli.command.VaultReadCommand;
import swamp.cli.command.VaultSearchCommand;
import swamp.cli.command.VaultTypeSearchCommand;
import swamp.cli.command.VersionCommand;

/**
 * The names of all commands, as plain text: looking one up builds nothing else, because building the whole command tree
 * is what takes a picocli program most of its start-up time. A new command is one line in each of the two tables.
 */
final class CommandTable {
  private static final List<String> LEAVES = List.of(
      "init",
      "repo init",
      "repo upgrade",
      "model create",
      "model search",
      "model list",
      "model get",
      "model validate",
      "model evaluate",
      "model edit",
      "model cancel",
      "model delete",
      "model type search",
      "model type describe",
      "model type get",
      "model method describe",
      "model method run",
      "model method history get",
      "model method history search",
      "model method history logs",
      "model output get",
      "model output search",
      "model output logs",
      "model output data",
      "model @ method run",
      "data get",
      "data list",
      "data versions",
      "data search",
      "data query",
      "data rename",
      "data delete",
      "data gc",
      "data prune",
      "vault create",
      "vault put",
      "vault write-secret",
      "vault get",
      "vault describe",
      "vault list-keys",
      "vault read-secret",
      "vault inspect",
      "vault search",
      "vault list",
      "vault type search",
      "vault delete",
      "run history",
      "run list",
      "run doctor",
      "run gc",
      "doctor",
      "report search",
      "report get",
      "report describe",
      "extension list",
      "extension ls",
      "extension source list",
      "extension source add",
      "extension source rm",
      "summarise",
      "summarize",
      "serve",
      "daemon start",
      "daemon status",
      "daemon stop",
      "daemon restart",
      "daemon logs",
      "daemon top",
      "daemon install",
      "daemon uninstall",
      "completions",
      "version");

  private CommandTable() {}

  /** Whether these words name a command that can be run. */
  static boolean isLeaf(String path) {
    return LEAVES.contains(path);
  }

  /** Whether these words name a group of commands; no words name the root. */
  static boolean isGroup(String path) {
    String start = path + " ";
    for (String leaf : LEAVES) {
      if (leaf.startsWith(start)) {
        return true;
      }
    }
    return path.isEmpty();
  }

  /** The words of every group; none for the root. */
  static Set<String> groups() {
    Set<String> groups = new LinkedHashSet<>(Set.of(""));
    for (String leaf : LEAVES) {
      for (int space = leaf.indexOf(' '); space >= 0; space = leaf.indexOf(' ', space + 1)) {
        groups.add(leaf.substring(0, space));
      }
    }
    return groups;
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

  /** The command that a group stands for when another word follows, such as {@code model output speak}. */
  static Optional<String> shorthand(String group) {
    return switch (group) {
      case "model output", "model method history" -> Optional.of(group + " get");
      default -> Optional.empty();
    };
  }

  /** The words by which help shows a command that has several names. */
  static boolean isAlias(String path) {
    return switch (path) {
      case "init", "model list", "model type get", "model @ method run", "vault write-secret", "vault list", "run list",
          "extension ls", "summarize" -> true;
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
      case "model method history" -> "Past runs of methods.";
      case "model output" -> "Run records: what past runs produced.";
      case "data" -> "Data that methods produced.";
      case "vault" -> "Vaults and their secrets.";
      case "vault type" -> "Types of vaults.";
      case "run" -> "Tracked runs.";
      case "report" -> "Reports that runs have left.";
      case "extension" -> "Extensions and where they come from.";
      case "extension source" -> "Directories that extensions are also taken from.";
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
      case "model output get", "model method history get" -> new OutputGetCommand();
      case "model output search", "model method history search" -> new OutputSearchCommand();
      case "vault put", "vault write-secret" -> new VaultPutCommand();
      case "model validate" -> new ModelValidateCommand();
      case "model evaluate" -> new ModelEvaluateCommand();
      case "model delete" -> new ModelDeleteCommand();
      case "model method history logs" -> new HistoryLogsCommand();
      case "model output logs" -> new OutputLogsCommand();
      case "model output data" -> new OutputDataCommand();
      case "data get" -> new DataGetCommand();
      case "data list" -> new DataListCommand();
      case "data versions" -> new DataVersionsCommand();
      case "data search" -> new DataSearchCommand();
      case "data query" -> new DataQueryCommand();
      case "data rename" -> new DataRenameCommand();
      case "data delete" -> new DataDeleteCommand();
      case "data gc" -> new DataCollectCommand();
      case "vault create" -> new VaultCreateCommand();
      case "vault get" -> new VaultGetCommand();
      case "vault describe" -> new VaultDescribeCommand();
      case "vault list-keys" -> new VaultKeysCommand();
      case "vault read-secret" -> new VaultReadCommand();
      case "vault inspect" -> new VaultInspectCommand();
      case "vault search", "vault list" -> new VaultSearchCommand();
      case "vault type search" -> new VaultTypeSearchCommand();
      case "vault delete" -> new VaultDeleteCommand();
      case "run history", "run list" -> new RunHistoryCommand();
      case "run doctor" -> new RunDoctorCommand();
      case "doctor" -> new DoctorCommand();
      case "repo upgrade" -> new RepositoryUpgradeCommand();
      case "model edit" -> new ModelEditCommand();
      case "model cancel" -> new ModelCancelCommand();
      case "data prune" -> new DataPruneCommand();
      case "run gc" -> new RunCollectCommand();
      case "report search" -> new ReportSearchCommand();
      case "report get" -> new ReportGetCommand();
      case "report describe" -> new ReportDescribeCommand();
      case "extension list", "extension ls" -> new ExtensionListCommand();
      case "extension source list" -> new SourceListCommand();
      case "extension source add" -> new SourceAddCommand();
      case "extension source rm" -> new SourceRemoveCommand();
      case "summarise", "summarize" -> new SummariseCommand();
      case "serve" -> new ServeCommand();
      case "daemon start" -> new DaemonStartCommand();
      case "daemon status" -> new DaemonStatusCommand();
      case "daemon stop" -> new DaemonStopCommand();
      case "daemon restart" -> new DaemonRestartCommand();
      case "daemon logs" -> new DaemonLogsCommand();
      case "daemon top" -> new DaemonTopCommand();
      case "daemon install" -> new DaemonInstallCommand();
      case "daemon uninstall" -> new DaemonUninstallCommand();
      case "completions" -> new CompletionsCommand();
      case "version" -> new VersionCommand();
      default -> throw new IllegalArgumentException("No command is named \"" + path + "\"");
    };
  }

  static List<String> leaves() {
    return LEAVES;
  }
}

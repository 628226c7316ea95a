package swamp.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.INegatableOptionTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RegexTransformer;
import swamp.cli.command.Specification;
import swamp.cli.command.Specified;

/** Fills the fields of one command from its words; no other command is looked at. */
final class CommandParser {
  // Picocli compiles these patterns for each command and mixin; they are the same for all.
  private static final INegatableOptionTransformer NEGATION = RegexTransformer.createDefault();

  private final CommandLine line;

  /** @param command object with picocli's annotations */
  CommandParser(Object command) {
    line = new CommandLine(command instanceof Specified specified ? Specification.of(specified) : command);
    line.setExpandAtFiles(false);
    line.setOverwrittenOptionsAllowed(true);
    line.setInterpolateVariables(false);
    line.getCommandSpec().parser().collectErrors(true);
    shareNegation(line.getCommandSpec());
  }

  private static void shareNegation(CommandSpec spec) {
    spec.negatableOptionTransformer(NEGATION);
    spec.mixins().values().forEach(CommandParser::shareNegation);
  }

  /** The command as picocli shows and parses it. */
  CommandLine line() {
    return line;
  }

  /** What can be said about the command: its options, arguments and help. */
  CommandSpec spec() {
    return line.getCommandSpec();
  }

  /**
   * Fills the fields of the command.
   *
   * @return whether help is wanted instead
   * @throws swamp.protocol.SwampException for words that do not fit
   */
  boolean fill(List<String> words) {
    ParseResult result = line.parseArgs(attachDaemonMode(words).toArray(String[]::new));
    if (result.isUsageHelpRequested()) {
      return true;
    }
    UsageErrors.throwFirst(spec(), result);
    return false;
  }

  // The mode follows after "=" only: a plain --via-daemon must not swallow the name of a model.
  private static List<String> attachDaemonMode(List<String> words) {
    List<String> attached = new ArrayList<>(words);
    int end = words.indexOf("--");
    for (int i = 0; i < (end < 0 ? words.size() : end); i++) {
      if (words.get(i).equals("--via-daemon")) {
        attached.set(i, "--via-daemon=auto");
      }
    }
    return attached;
  }
}

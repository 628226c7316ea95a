package swamp.cli;

import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** One page of the manual, as roff text in the language of {@code man(7)}, made from the model that help is made from. */
final class ManualPage {
  private final CommandSpec spec;
  private final String version;
  private final StringBuilder roff = new StringBuilder();

  /** @param line a command within the whole tree, so that it knows its full name */
  ManualPage(CommandLine line, String version) {
    this.spec = line.getCommandSpec();
    this.version = version;
  }

  /** The name of the page: the command's words joined by hyphens. */
  static String name(CommandSpec spec) {
    return spec.qualifiedName("-");
  }

  /** The page, the same for the same commands. */
  String text() {
    roff.append(".TH \"").append(escaped(name(spec)).toUpperCase(Locale.ROOT)).append("\" \"1\" \"\" \"swamp ")
        .append(escaped(version)).append("\" \"Manual of swamp\"\n.nh\n.ad l\n");
    section("NAME").append(escaped(name(spec) + " - " + description())).append('\n');
    section("SYNOPSIS").append(escaped(synopsis())).append('\n');
    section("DESCRIPTION");
    line(description());
    arguments();
    options();
    commands();
    exitCodes();
    examples();
    seeAlso();
    return roff.toString();
  }

  private String description() {
    return String.join(" ", spec.usageMessage().description());
  }

  private String synopsis() {
    return new CommandLine.Help(spec, CommandLine.Help.defaultColorScheme(Ansi.OFF)).synopsis(0).strip();
  }

  private void arguments() {
    if (spec.positionalParameters().stream().anyMatch(argument -> !argument.hidden())) {
      section("ARGUMENTS");
    }
    for (PositionalParamSpec argument : spec.positionalParameters()) {
      if (!argument.hidden()) {
        entry(argument.paramLabel(), String.join(" ", argument.description()));
      }
    }
  }

  private void options() {
    section("OPTIONS");
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        String value = option.arity().max() == 0 ? ""
            : option.arity().min() == 0 ? "[=" + option.paramLabel() + "]" : "=" + option.paramLabel();
        entry(String.join(", ", option.names()) + value, String.join(" ", option.description()));
      }
    }
  }

  private void commands() {
    if (!spec.subcommands().isEmpty()) {
      section("COMMANDS");
    }
    spec.subcommands().forEach((word, command) ->
        entry(word, String.join(" ", command.getCommandSpec().usageMessage().description())));
  }

  private void exitCodes() {
    Map<String, String> meanings = spec.usageMessage().exitCodeList();
    if (!meanings.isEmpty()) {
      section("EXIT STATUS");
      meanings.forEach(this::entry);
    }
  }

  private void examples() {
    String[] examples = spec.usageMessage().footer();
    if (spec.parent() == null || (examples.length > 0 && spec.subcommands().isEmpty())) {
      section("EXAMPLES").append(".nf\n");
      for (String example : examples) {
        line(example.strip());
      }
      roff.append(".fi\n");
    }
  }

  private void seeAlso() {
    section("SEE ALSO");
    StringBuilder pages = new StringBuilder();
    if (spec.parent() != null) {
      pages.append(name(spec.parent())).append("(1)");
    }
    for (CommandLine command : spec.subcommands().values()) {
      pages.append(pages.isEmpty() ? "" : ", ").append(name(command.getCommandSpec())).append("(1)");
    }
    line(pages.toString());
  }

  private StringBuilder section(String title) {
    return roff.append(".SH ").append(title).append('\n');
  }

  private void entry(String term, String description) {
    roff.append(".TP\n\\fB").append(escaped(term)).append("\\fR\n");
    line(description);
  }

  private void line(String text) {
    roff.append(escaped(text)).append('\n');
  }

  // A line that starts with a full stop or an apostrophe would be a request, and a bare hyphen may become a dash.
  private static String escaped(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq");
    return escaped.startsWith(".") ? "\\&" + escaped : escaped;
  }
}

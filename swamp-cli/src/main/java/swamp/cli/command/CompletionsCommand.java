package swamp.cli.command;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;

/** {@code swamp completions}: prints a script for the caller's shell. */
@Command(name = "completions", description = "Print a script that makes a shell complete swamp's command lines.",
    footer = {
        "source <(swamp completions bash)",
        "swamp completions fish > ~/.config/fish/completions/swamp.fish"
    })
public final class CompletionsCommand implements LeafCommand {
  /** The script and nothing else: a shell reads it. */
  private static final DocumentText SCRIPT = (document, _) -> document.path("script").asText();

  @Mixin private GlobalOptions globals = new GlobalOptions();

  @Parameters(index = "0", paramLabel = "<shell>", description = "bash, zsh or fish.")
  private String shell = "";

  @Override
  public GlobalOptions globals() {
    return globals;
  }

  @Override
  public int run(CommandSession session) {
    Shell known = Arrays.stream(Shell.values())
        .filter(candidate -> candidate.name().toLowerCase(Locale.ROOT).equals(shell))
        .findFirst()
        .orElseThrow(() -> new SwampException(
            ErrorCode.USAGE, "Unknown shell \"" + shell + "\": expected bash, zsh or fish").withoutShownCode());
    session.show(JsonText.object().put("shell", shell).put("script", known.script()), SCRIPT);
    return 0;
  }
}

package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command that only holds others: shows which. */
@Command
public final class GroupCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();

  public GlobalOptions globals() {
    return globals;
  }
}

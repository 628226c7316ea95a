package swamp.cli.command;

import swamp.protocol.SwampException;

/** A command without subcommands: its fields are filled from the words after its name. */
public interface LeafCommand {
  GlobalOptions globals();

  /**
   * Does what the command says.
   *
   * @return the exit code
   * @throws SwampException for every failure a person can act on
   */
  int run(CommandSession session);
}

package swamp.cli.command;

import picocli.CommandLine.Option;
import swamp.protocol.OutputMode;

/** The word of the caller that a change may be made. */
public final class ConfirmationOptions {
  @Option(names = {"-y", "--yes"}, description = "Do not ask.")
  private boolean yes;

  @Option(names = {"-f", "--force"}, description = "As --yes.")
  private boolean force;

  /** The person has agreed after all. */
  void give() {
    yes = true;
  }

  /** Whether it was given; programs that want JSON are not asked. */
  boolean given(GlobalOptions globals) {
    return yes || force || globals.outputMode() == OutputMode.JSON;
  }
}

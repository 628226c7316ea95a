package swamp.cli.command;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import swamp.cli.rendering.Console;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.LinesText;
import swamp.cli.transport.LogFollower;
import swamp.cli.transport.LogTail;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.OutputMode;
import swamp.protocol.SwampException;

/** {@code swamp daemon logs}: reads the file, so it works without a daemon and starts none (lesson 3). */
@Command(name = "logs", description = "Print the end of the daemon's log.",
    footer = {
        "swamp daemon logs --lines 100",
        "swamp daemon logs --follow"
    })
public final class DaemonLogsCommand implements LeafCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();

  @Option(names = {"-f", "--follow"}, description = "Go on printing what is added, until interrupted.")
  private boolean follow;

  @Option(names = {"-n", "--lines"}, paramLabel = "<count>", description = "How many lines to begin with; 50 if not given.")
  private int lines = 50;

  @Override
  public GlobalOptions globals() {
    return globals;
  }

  @Override
  public int run(CommandSession session) {
    if (lines < 0) {
      throw new SwampException(ErrorCode.USAGE, "The number of lines must not be negative").withoutShownCode();
    }
    Path log = session.connector().location().log();
    if (!follow && session.outputMode() == OutputMode.JSON) {
      var document = JsonText.object().put("log", log.toString());
      LogTail.lines(log, lines).forEach(document.putArray("lines")::add);
      session.show(document, (_, _) -> "");
      return 0;
    }
    LogFollower follower = new LogFollower(log, linesOf(session));
    follower.printEnd(lines);
    if (follow) {
      session.invocation().interruption().watchPatiently(_ -> follower.stop());
      follower.follow();
      session.invocation().interruption().unwatch();
    }
    return 0;
  }

  /** Where whole lines are shown one by one as they come. */
  private static Console linesOf(CommandSession session) {
    DocumentText text = new LinesText();
    return (stream, added) -> {
      switch (stream) {
        case STDOUT -> added.lines().forEach(line -> session.stream(JsonText.object().put("line", line), text));
        case STDERR -> session.invocation().console().print(stream, added);
      }
    };
  }
}

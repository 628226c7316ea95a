package swamp.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import swamp.cli.rendering.DaemonStatusText;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.Screen;
import swamp.protocol.DaemonStatus;
import swamp.protocol.ErrorCode;
import swamp.protocol.OutputMode;
import swamp.protocol.SwampException;

/** {@code swamp daemon top}: the status again and again. Keeps no daemon alive and starts none (lesson 3). */
@Command(name = "top", description = "Show the daemon's status and refresh it until interrupted.",
    footer = {
        "swamp daemon top --interval 5",
        "swamp daemon top --count 1 --json"
    })
public final class DaemonTopCommand implements LeafCommand {
  private static final String NONE = "No swamp daemon is running.\n";

  @Mixin private GlobalOptions globals = new GlobalOptions();

  @Option(names = "--interval", paramLabel = "<duration>",
      description = "How often it is refreshed: 2 or 2s (default), 500ms, 1m ...")
  private String interval = Interval.USUAL;

  @Option(names = "--count", paramLabel = "<count>", description = "How often it is shown; without end if not given.")
  private int count = Integer.MAX_VALUE;

  @Override
  public GlobalOptions globals() {
    return globals;
  }

  @Override
  public int run(CommandSession session) {
    Duration pause = Interval.parse(interval);
    if (count < 1) {
      throw new SwampException(ErrorCode.USAGE, "Option \"--count\" takes a whole number from 1 on.").withoutShownCode();
    }
    CountDownLatch interrupted = new CountDownLatch(1);
    session.invocation().interruption().watchPatiently(_ -> interrupted.countDown());
    boolean fullScreen = session.outputMode() == OutputMode.LOG && session.style().terminal();
    try (Screen screen = new Screen(session.invocation().console(), fullScreen)) {
      return show(session, screen, interrupted, pause);
    } finally {
      session.invocation().interruption().unwatch();
    }
  }

  private int show(CommandSession session, Screen screen, CountDownLatch interrupted, Duration pause) {
    DocumentText text = new DaemonStatusText();
    for (int shown = 1;; shown++) {
      Optional<JsonNode> status = session.ask(new DaemonStatus());
      switch (session.outputMode()) {
        case JSON -> status.ifPresent(document -> session.stream(document, text));
        case LOG -> screen.show(status.map(document -> text.of(document, session.style())).orElse(NONE));
      }
      if (shown == count || waited(interrupted, pause)) {
        return status.isPresent() ? 0 : ErrorCode.DAEMON_UNAVAILABLE.exitCode();
      }
    }
  }

  private static boolean waited(CountDownLatch interrupted, Duration pause) {
    try {
      return interrupted.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}

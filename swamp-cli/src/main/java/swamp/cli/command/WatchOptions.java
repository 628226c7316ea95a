package swamp.cli.command;

import picocli.CommandLine.Option;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.RefreshedText;
import swamp.protocol.ErrorCode;
import swamp.protocol.Request;
import swamp.protocol.SwampException;
import swamp.protocol.Watch;
import swamp.protocol.Watchable;

/** Asking again and again until Ctrl-C. */
public final class WatchOptions {
  @Option(names = "--watch", description = "Show the answer again whenever it changes; one line each with --json.")
  private boolean watch;

  @Option(names = "--interval", paramLabel = "<duration>",
      description = "With --watch: how often to look: 2 or 2s (default), 500ms, 1m ...")
  private String interval = "";

  /** The question, or the wish to watch it. */
  Request of(Watchable question) {
    if (watch) {
      return new Watch(question, (int) Interval.parse(interval.isEmpty() ? Interval.USUAL : interval).toMillis());
    }
    if (!interval.isEmpty()) {
      throw new SwampException(ErrorCode.USAGE, "Option \"--interval\" needs \"--watch\".").withoutShownCode();
    }
    return question;
  }

  DocumentText text(DocumentText text) {
    return watch ? new RefreshedText(text) : text;
  }

  boolean given() {
    return watch;
  }
}

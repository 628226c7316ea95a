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
  private static final int MOST_SECONDS = 3600;

  @Option(names = "--watch", description = "Show the answer again whenever it changes; one line each with --json.")
  private boolean watch;

  @Option(names = "--interval", paramLabel = "<seconds>", description = "With --watch: how often to look; 2 otherwise.")
  private int seconds = 2;

  /** The question, or the wish to watch it. */
  Request of(Watchable question) {
    if (!watch) {
      return question;
    }
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new SwampException(ErrorCode.USAGE, "\"--interval\" takes 1 to " + MOST_SECONDS + " seconds").withoutShownCode();
    }
    return new Watch(question, seconds * 1000);
  }

  DocumentText text(DocumentText text) {
    return watch ? new RefreshedText(text) : text;
  }

  boolean given() {
    return watch;
  }
}

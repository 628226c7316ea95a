package swamp.cli.rendering;

import swamp.protocol.LogRecord;

/** One log record as a line: {@code 2026-11-22T11:17:17.977Z [INF] model·method·run·p1·sync: hello}. */
final class LogLine {
  private LogLine() {}

  static String of(LogRecord logged) {
    return logged.at() + " [" + logged.level() + "] " + logged.category() + ": " + logged.message();
  }
}

package swamp.runtime.output;

import java.util.Optional;

/** Levels of run logs, weakest first; the names are those of log lines (data-format §2.7). */
public enum LogLevel {
  TRC,
  DBG,
  INF,
  WRN,
  ERR,
  FTL;

  /** The level of a name that people give, such as {@code debug}; empty for any other text. */
  public static Optional<LogLevel> named(String name) {
    return Optional.ofNullable(switch (name) {
      case "trace" -> TRC;
      case "debug" -> DBG;
      case "info" -> INF;
      case "warn", "warning" -> WRN;
      case "error" -> ERR;
      case "fatal" -> FTL;
      default -> null;
    });
  }

  /** Whether a caller who asked for this level wants to see records of the other one. */
  public boolean shows(LogLevel other) {
    return compareTo(other) <= 0;
  }
}

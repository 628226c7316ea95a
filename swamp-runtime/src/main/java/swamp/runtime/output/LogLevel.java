package swamp.runtime.output;

/** Levels of run logs, weakest first; the names are those of log lines (data-format §2.7). */
public enum LogLevel {
  TRC,
  DBG,
  INF,
  WRN,
  ERR,
  FTL
}

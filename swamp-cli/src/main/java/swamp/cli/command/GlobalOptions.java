package swamp.cli.command;

import java.util.List;
import picocli.CommandLine.Option;
import swamp.protocol.ErrorCode;
import swamp.protocol.OutputMode;
import swamp.protocol.SwampException;

/** The options that every command takes (cli §5.1). */
public final class GlobalOptions {
  private static final List<String> LEVELS = List.of("trace", "debug", "info", "warning", "error", "fatal");

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  @Option(names = "--json", description = "Print JSON documents.")
  private boolean json;

  @Option(names = "--log", description = "Print text for people, the default, and let nobody choose from a list.")
  private boolean log;

  @Option(names = "--log-level", paramLabel = "<level>",
      description = "Least important log records to show: trace, debug, info, warning, error or fatal.")
  private String logLevel = "";

  @Option(names = {"-q", "--quiet"}, description = "Hold output back and print it only on failure.")
  private boolean quiet;

  @Option(names = {"-v", "--verbose"}, description = "Show debug records.")
  private boolean verbose;

  @Option(names = "--no-telemetry", description = "Accepted for compatibility: this program sends no telemetry.")
  @SuppressWarnings("UnusedVariable") // Understood, and nothing follows from it.
  private boolean noTelemetry;

  @Option(names = "--show-properties", description = "Accepted for compatibility.")
  @SuppressWarnings("UnusedVariable") // Understood, and nothing follows from it.
  private boolean showProperties;

  @Option(names = "--no-color", description = "Print without colours, as with NO_COLOR.")
  private boolean noColor;

  public boolean help() {
    return help;
  }

  boolean log() {
    return log;
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }

  boolean noColor() {
    return noColor;
  }

  OutputMode outputMode() {
    return json ? OutputMode.JSON : OutputMode.LOG;
  }

  /**
   * What the caller said about log records; empty when nothing.
   *
   * @throws SwampException with {@link ErrorCode#USAGE} when there is no such level
   */
  String logLevel() {
    if (!logLevel.isEmpty() && !LEVELS.contains(logLevel)) {
      throw new SwampException(ErrorCode.USAGE,
          "Unknown log level \"" + logLevel + "\". Levels are: " + String.join(", ", LEVELS)).withoutShownCode();
    }
    return logLevel.isEmpty() && verbose ? "debug" : logLevel;
  }
}

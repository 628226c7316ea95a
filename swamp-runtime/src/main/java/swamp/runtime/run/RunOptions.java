package swamp.runtime.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.Caller;
import swamp.protocol.ErrorCode;
import swamp.protocol.MethodRun;
import swamp.protocol.OutputMode;
import swamp.protocol.RunChecks;
import swamp.protocol.RunReports;
import swamp.protocol.SwampException;
import swamp.runtime.input.Timeout;
import swamp.runtime.output.LogLevel;

/**
 * How a request wants its runs to go: what the caller's flags mean, and where the caller stands.
 *
 * @param tags {@code --tag}, in the order given
 */
record RunOptions(
    Map<String, String> environment,
    Path workingDirectory,
    boolean jsonOutput,
    Optional<LogLevel> logLevel,
    Map<String, String> tags,
    boolean lastEvaluated,
    boolean noRecord,
    Optional<Duration> timeout,
    RunChecks checks,
    RunReports reports) {

  /**
   * Reads the flags.
   *
   * @throws SwampException with {@link ErrorCode#INPUT_SYNTAX} when one cannot be understood
   */
  static RunOptions of(Caller caller, MethodRun request) {
    Map<String, String> environment = new LinkedHashMap<>(caller.environment());
    request.traceparent().ifPresent(value -> environment.put("TRACEPARENT", value));
    request.tracestate().ifPresent(value -> environment.put("TRACESTATE", value));
    return new RunOptions(
        Collections.unmodifiableMap(environment),
        Path.of(caller.workingDirectory()),
        caller.outputMode() == OutputMode.JSON,
        LogLevel.named(caller.logLevel()),
        tags(request.tags()),
        request.lastEvaluated(),
        request.noRecord(),
        request.timeout().map(Timeout::parse),
        request.checks(),
        request.reports());
  }

  private static Map<String, String> tags(List<String> entries) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (String entry : entries) {
      int separator = entry.indexOf('=');
      if (separator < 1) {
        throw new SwampException(ErrorCode.INPUT_SYNTAX,
            "Invalid tag format: \"" + entry + "\". Expected key=value format.").withoutShownCode();
      }
      tags.put(entry.substring(0, separator), entry.substring(separator + 1));
    }
    return Collections.unmodifiableMap(tags);
  }
}

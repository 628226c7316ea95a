package swamp.daemon;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells observers elsewhere how requests go. Off unless the standard variables ask for it. Thread-safe. */
interface Telemetry extends AutoCloseable {
  /** Any of these asks for it, as the specification of OpenTelemetry's environment variables says. */
  Set<String> VARIABLES = Set.of("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
      "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_TRACES_EXPORTER", "OTEL_METRICS_EXPORTER");

  /** Lets the request run and watches it. */
  RunOutcome observe(AcceptedRequest request, Supplier<RunOutcome> execution);

  /** Sends what has not been sent yet, for a bounded time. */
  @Override
  void close();

  /** Nothing is told to anybody; no class of OpenTelemetry is loaded. */
  static Telemetry none() {
    return new Telemetry() {
      @Override
      public RunOutcome observe(AcceptedRequest request, Supplier<RunOutcome> execution) {
        return execution.get();
      }

      @Override
      public void close() {
        // There is nothing to send.
      }
    };
  }

  /** What a process with this environment tells; a configuration that does not work is logged and otherwise ignored. */
  static Telemetry of(Map<String, String> environment) {
    boolean wanted = VARIABLES.stream().anyMatch(name -> !environment.getOrDefault(name, "").isEmpty())
        && !environment.getOrDefault("OTEL_SDK_DISABLED", "").equalsIgnoreCase("true");
    if (!wanted) {
      return none();
    }
    try {
      return OpenTelemetryExport.open();
    } catch (RuntimeException e) {
      Logger log = LoggerFactory.getLogger(Telemetry.class);
      log.warn("Telemetry stays off: {}", e.getMessage());
      return none();
    }
  }
}
